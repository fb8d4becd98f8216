import type { Connection } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { startReplica } from '../start-replica.fixture.ts'
import { type Answer, countOverlaps, hourAfter, type RacingHouse, reserve } from './race.fixture.ts'

interface Wish {
  readonly seat_id: string
  readonly from: string
  readonly to: string
}

export interface Aftermath {
  /** Answered reservations that are not there. */
  readonly lost: readonly string[]
  /** What was told to those who got no answer and asked again, other than that they, or they before, have the seat. */
  readonly others: readonly string[]
  /** How many reservations there are then; each wish was for a slot of its own. */
  readonly kept: number
  /** How many others were told of. */
  readonly told: number
  readonly overlaps: number
}

const senders = 16

/** Reserves two hours at each seat, kills the program with -9 amid that, and lets the others ask another one again. */
export async function killAmidReservations(
  racing: RacingHouse,
  connection: Connection,
  round: number,
): Promise<Aftermath> {
  const hours = [2 * round, 2 * round + 1].map(hourAfter)
  const wishes = racing.seats.flatMap((seat_id) => hours.map((hour) => ({ seat_id, ...hour })))
  const { answered, unanswered } = await reserveUntilKilled(racing, connection, wishes, round * 3)
  const lost = await listLost(racing, answered)
  const next = await startReplica(connection)
  const again = await Promise.all(unanswered.map((wish) => reserve(next.url, racing.house, wish)))
  await next.kill()
  const said = again.map((answer) => `${answer?.status} ${answer?.body.code}`)
  return {
    lost,
    others: said.filter((text, index) => again[index]?.status !== 201 && text !== '409 seat_taken'),
    ...(await countRound(racing, hours[0]?.from ?? '', hours[1]?.to ?? '')),
    overlaps: await countOverlaps(racing.house),
  }
}

async function reserveUntilKilled(
  { house }: RacingHouse,
  connection: Connection,
  wishes: readonly Wish[],
  killAfter: number,
) {
  const replica = await startReplica(connection)
  const waiting = [...wishes]
  const answered: Answer[] = []
  const unanswered: Wish[] = []
  let killed: Promise<void> | null = null

  async function send(): Promise<void> {
    for (let wish = waiting.shift(); wish !== undefined; wish = waiting.shift()) {
      const answer = await reserve(replica.url, house, wish)
      if (answer === null) unanswered.push(wish)
      else answered.push(answer)
      if (answered.length >= killAfter) killed ??= replica.kill()
    }
  }

  await Promise.all(Array.from({ length: senders }, send))
  await (killed ?? replica.kill())
  return { answered, unanswered }
}

async function listLost({ house }: RacingHouse, answered: readonly Answer[]): Promise<string[]> {
  const ids = answered.map(({ body }) => body.id)
  const { rows } = await sql<{ id: string }>`
    select id from spaces.reservation where id = any(${ids}::uuid[]) and state = 'active'`.execute(house.db)
  const kept = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !kept.has(id))
}

async function countRound({ house, seats }: RacingHouse, from: string, to: string) {
  const { rows } = await sql<{ kept: number; told: number }>`
    select count(*) as kept, count(event.id) as told
    from spaces.reservation
    left join events.outbox event on event.event_name = 'spaces.reservation_confirmed'
      and event.payload ->> 'reservation_id' = reservation.id::text
    where seat_id = any(${seats}::uuid[]) and during <@ tstzrange(${from}::timestamptz, ${to}::timestamptz)`.execute(
    house.db,
  )
  return { kept: rows[0]?.kept ?? -1, told: rows[0]?.told ?? -1 }
}
