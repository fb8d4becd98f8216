import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tokens } from '@balai/http/tokens.ts'
import { AttendanceList, CheckedIn, type CheckInRecord, OwnCheckIns } from '@balai/tixgo/contract.ts'
import type { AttendancePort } from '@balai/tixgo/ports.ts'
import type { UpstreamAnswer } from '@balai/upstream/exchange.ts'
import { bodyReader, undocumented } from '@balai/upstream/read-answer.ts'
import type { Upstream } from '@balai/upstream/upstream.ts'
import { Type } from 'typebox'

/** Attendance at another address, which speaks the TixGo contract and shares the secret of the tokens with us. */
export function createAttendanceClient(deps: {
  readonly upstream: Upstream
  readonly tokens: Tokens
}): AttendancePort {
  const { upstream, tokens } = deps
  const as = (account: AccountPrincipal) => ({ authorization: `Bearer ${mint(tokens, account)}` })

  return {
    async checkIn(account, { event_id, ticket_id }) {
      const { record } = await upstream.ask(
        { method: 'POST', path: '/checkins', headers: as(account), body: { event_id, ticket_id } },
        (answer) => (isSuccess(answer) ? readCheckedIn(answer) : refuse(answer)),
      )
      return record
    },

    readAttendance: (account, eventId) =>
      upstream.ask(
        { method: 'GET', path: `/attendance/${encodeSegment(eventId)}`, headers: as(account) },
        (answer) => (isSuccess(answer) ? withPieces(readAttendanceList(answer)) : refuse(answer)),
      ),

    readCheckInsBy: (account, eventId) =>
      upstream.ask(
        { method: 'GET', path: `/checkins${eventQuery(eventId)}`, headers: as(account) },
        (answer) => {
          if (answer.status === 404 || answer.status === 405) return unsupported(account.username)
          return isSuccess(answer) ? withPieces(readOwnCheckIns(answer)) : refuse(answer)
        },
      ),
  }
}

const tokenSeconds = 120

/** Says who and in which role, and nothing that only this installation knows: see docs/decisions. */
const mint = (tokens: Tokens, { username, role }: AccountPrincipal) =>
  tokens.sign({ sub: username, role }, tokenSeconds)

/** Dots too: an id of `..` would otherwise be another path to every proxy on the way. */
const encodeSegment = (id: string) => encodeURIComponent(id).replaceAll('.', '%2E')

const eventQuery = (eventId: string | null) =>
  eventId === null ? '' : `?event_id=${encodeURIComponent(eventId)}`

const isSuccess = ({ status }: UpstreamAnswer) => status >= 200 && status < 300

const readCheckedIn = bodyReader(CheckedIn)
const readAttendanceList = bodyReader(AttendanceList)
const readOwnCheckIns = bodyReader(OwnCheckIns)

/** One piece: a body that was checked is whole in memory anyway. */
const withPieces = <List extends { readonly records: readonly CheckInRecord[] }>(list: List) => ({
  ...list,
  records: list.records.length === 0 ? [] : [JSON.stringify(list.records).slice(1, -1)],
})

const readRefusal = bodyReader(Type.Object({ detail: Type.String({ maxLength: 1_000 }) }))

function refuse(answer: UpstreamAnswer): never {
  switch (answer.status) {
    case 400:
      throw new AppError('invalid', 'attendance_refused', readRefusal(answer).detail)
    case 401:
      throw new AppError('unauthenticated', 'attendance_refused_token', 'Invalid or expired token')
    case 403:
      throw new AppError('forbidden', 'attendance_forbidden', 'Not crew of this event')
    case 404:
      throw new AppError('not_found', 'attendance_not_found', 'Event or ticket not found')
    default:
      throw undocumented('attendance')
  }
}

const unsupported = (username: string) => ({
  user_id: username,
  total: 0,
  records: [],
  message: "The upstream attendance service does not support listing a user's check-ins.",
})
