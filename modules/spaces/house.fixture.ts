import type { Role } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { startTestApp, type TestAnswer, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import type { NewArea } from './areas/contract.ts'
import { type FurnishedArea, furnishArea, openSpaces, type TestSpaces } from './spaces.fixture.ts'

export interface Visitor {
  readonly id: string
  readonly name: string
  readonly token: string
}

export interface Time {
  readonly from: string
  readonly to: string
}

export interface SpacesHouse {
  readonly house: TestSpaces
  readonly clock: VirtualClock
  readonly http: TestApp
  /** A member unless told. */
  visitor(name: string, role?: Role): Visitor
  furnish(facts?: Partial<NewArea>, seats?: number): Promise<FurnishedArea>
  reserve(who: Visitor, seatId: string | undefined, time: Time): Promise<string>
  /** Answers the entry; throws when it is refused. */
  wait(who: Visitor, body: object): Promise<TestAnswer['body']>
  ask(
    who: Visitor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<TestAnswer>
  /** The newest entry of somebody. */
  entryOf(who: Visitor): Promise<TestAnswer['body']>
  /** What every worker does each second. */
  sweep(): Promise<void>
  /** Payloads of what was told, in order. */
  told(event: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** A house of its own, with the use of all its rooms by HTTP and a clock that stands at ten in the morning in Jakarta. */
export async function openSpacesHouse(): Promise<SpacesHouse> {
  const database = await createTestDatabase({ role: 'spaces' })
  const clock = createVirtualClock('2026-11-20T03:00:00Z')
  const house = openSpaces(database.connection, clock.now)
  const http = await startTestApp(house.routes)
  const admin = house.tokenOf('admin', 'admin', newId())

  const ask: SpacesHouse['ask'] = (who, method, path, body) =>
    http.ask(method, path, { token: who.token, ...(body !== undefined && { body }) })
  const create = async (who: Visitor, path: string, body: object) => {
    const answer = await ask(who, 'POST', path, body)
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    house,
    clock,
    ask,
    http,
    visitor(name, role = 'member') {
      const id = newId()
      return { id, name, token: house.tokenOf(name, role, id) }
    },
    furnish: (facts = {}, seats = 1) =>
      furnishArea(
        http.ask,
        admin,
        facts,
        Array.from({ length: seats }, () => ({})),
      ),
    reserve: async (who, seat_id, time) => (await create(who, '/reservations', { seat_id, ...time })).id,
    wait: (who, body) => create(who, '/waitlist-entries', body),
    entryOf: async (who) => (await ask(who, 'GET', '/waitlist-entries')).body.data[0],
    async sweep() {
      for (const { run } of house.spaces.sweeps) await run(new AbortController().signal)
    },
    told: (event) => listTold(house, event),
    async close() {
      await http.close()
      await house.close()
      await database.drop()
    },
  }
}

async function listTold({ db }: TestSpaces, event: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ payload: Record<string, unknown> }>`
    select payload from events.outbox where event_name = ${event} order by id`.execute(db)
  return rows.map(({ payload }) => payload)
}
