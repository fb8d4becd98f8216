import type { DemoCast } from '@balai/contract/demo-cast.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { CrewRole } from '../events/contract.ts'
import { createEvent } from '../events/create-event.ts'
import { putCrewMember } from '../events/crew-store.ts'
import { loginName } from '../events/rules.ts'
import type { AttendanceTables, CrewMemberRow, EventRow } from '../tables.ts'
import { addTicketType } from '../tickets/add-ticket-type.ts'
import type { NewHolder } from '../tickets/contract.ts'
import { issueTickets } from '../tickets/issue-tickets.ts'
import { revokeTicket } from '../tickets/revoke-ticket.ts'
import type { TypedTicket } from '../tickets/ticket-store.ts'
import type { Chance } from './chance.ts'
import type { DemoEvent, DemoType } from './events.ts'
import { inventGuest } from './guests.ts'

export interface StagedEvent {
  readonly event: EventRow
  readonly tickets: readonly TypedTicket[]
  readonly revoked: readonly TypedTicket[]
}

/** An event with its crew and its tickets, made by the organiser as if some weeks ago. */
export async function stageEvent(
  db: Db<AttendanceTables>,
  cast: DemoCast,
  { facts, announcedAt, types, revoked }: DemoEvent,
  chance: Chance,
): Promise<StagedEvent> {
  const { organiser } = cast
  const deps = { db, now: () => announcedAt, houseTimezone: 'Asia/Jakarta' }
  const event = await createEvent(deps, organiser, facts)
  const posts = postsOf(event, cast.crew)
  await db.transaction().execute(async (tx) => {
    for (const post of posts) await putCrewMember(tx, post)
  })
  const made = []
  for (const type of types) {
    const { id: type_id } = await addTicketType(deps, organiser, event.id, type)
    for (const holders of inBatches(inviteTo(type, cast, chance))) {
      made.push(...(await issueTickets(deps, organiser, event.id, { type_id, holders })))
    }
  }
  const strangers = made.filter(({ holder_username }) => holder_username === null)
  const unwanted = chance.shuffle(strangers).slice(0, revoked)
  for (const { id } of unwanted) await revokeTicket(deps, organiser, id)
  return { event, tickets: made.filter((ticket) => !unwanted.includes(ticket)), revoked: unwanted }
}

/**
 * The first of the crew goes from gate to gate; the others stand at one each. Their accounts are so new that the
 * directory of people has not heard of them, so they are posted past it.
 */
function postsOf({ id, gates, created_at }: EventRow, [first, ...others]: DemoCast['crew']): CrewMemberRow[] {
  const post = (account: AccountPrincipal, role: CrewRole, at: string[]) => ({
    event_id: id,
    username: loginName(account.username),
    account_id: account.accountId,
    role,
    gates: at,
    added_at: created_at,
  })
  return [
    post(first, 'manager', []),
    ...others.map((account, index) => post(account, 'scanner', gates.slice(index, index + 1))),
  ]
}

/** Those with an account are among the ordinary guests, and whoever asked for the data is a guest of honour. */
function inviteTo({ name, tickets }: DemoType, { members, asker }: DemoCast, chance: Chance): NewHolder[] {
  const known = name === 'Reguler' ? members : name === 'VIP' && asker !== null ? [asker] : []
  return Array.from({ length: tickets }, (_, index) => {
    const account = known[index]
    return account === undefined ? inventGuest(chance) : { name: account.name, username: account.username }
  })
}

/** As many as a request may bring; and between two of them the program may turn to others. */
const mostAtOnce = 250

function inBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, batch) =>
    items.slice(batch * mostAtOnce, (batch + 1) * mostAtOnce),
  )
}
