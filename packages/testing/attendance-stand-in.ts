import { createTokens } from '@balai/http/tokens.ts'
import { type ReceivedRequest, type Serve, type StandIn, startStandIn } from './stand-in.ts'

export type AttendanceStandIn = StandIn

/** An attendance service of somebody else's. */
export const startAttendanceStandIn = (options: {
  readonly secret: string
  readonly port?: number
}): Promise<AttendanceStandIn> => startStandIn(createTixgoAttendance(options.secret), options.port)

/** Keeps what it is told in memory, as the original does. */
function createTixgoAttendance(secret: string): Serve {
  const tokens = createTokens({ secrets: [secret], issuer: 'stand-in', now: () => new Date() })
  const lists = new Map<string, Map<string, object>>()

  function checkIn(username: string, body: string): readonly [status: number, body: object] {
    const { event_id, ticket_id } = JSON.parse(body) as { event_id: string; ticket_id: string }
    const list = lists.get(event_id) ?? new Map<string, object>()
    if (list.has(ticket_id)) return [400, { detail: 'Ticket sudah pernah check-in' }]
    const at = new Date().toISOString().replace('Z', '000+00:00')
    const record = { event_id, ticket_id, checked_in_by: username, checked_in_at: at }
    lists.set(event_id, list.set(ticket_id, record))
    return [201, { status: 'checked_in', record }]
  }

  function route({ method, url, authorization, body }: ReceivedRequest): readonly [number, object] {
    if (method === 'GET' && url === '/health') return [200, { status: 'ok', service: 'attendance' }]
    const username = usernameOf(authorization)
    if (username === null) return [401, { detail: 'Invalid token' }]
    if (method === 'POST' && url === '/checkins') return checkIn(username, body)
    const event = method === 'GET' ? /^\/attendance\/([^/?]+)$/.exec(url)?.[1] : undefined
    if (event === undefined) return [url.startsWith('/checkins') ? 405 : 404, { detail: 'Not Found' }]
    const event_id = decodeURIComponent(event)
    const records = [...(lists.get(event_id)?.values() ?? [])]
    return [200, { event_id, total_checked_in: records.length, records }]
  }

  function usernameOf(authorization: string | null): string | null {
    try {
      return tokens.verify(authorization?.replace(/^Bearer /, '') ?? '').sub
    } catch {
      return null
    }
  }

  return route
}
