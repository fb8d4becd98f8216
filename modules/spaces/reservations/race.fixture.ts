import { newId } from '@balai/db/new-id.ts'
import type { Connection } from '@balai/db/open-database.ts'
import type { Replica } from '@balai/testing/start-replica.ts'
import { startTestApp } from '@balai/testing/test-app.ts'
import { sql } from 'kysely'
import { furnishArea, openSpaces, type TestSpaces } from '../spaces.fixture.ts'
import { startReplica } from '../start-replica.fixture.ts'
import type { ReservationView } from './contract.ts'

/** A house whose clock goes, seats that are always open, and replicas of its program. */
export interface RacingHouse {
  readonly house: TestSpaces
  readonly seats: readonly string[]
  readonly replicas: readonly Replica[]
  close(): Promise<void>
}

export async function openRacingHouse(
  connection: Connection,
  { seats: count, replicas: many }: { readonly seats: number; readonly replicas: number },
): Promise<RacingHouse> {
  const house = openSpaces(connection, () => new Date())
  const http = await startTestApp(house.routes)
  const admin = house.tokenOf('boss', 'admin', newId())
  const { seats } = await furnishArea(
    http.ask,
    admin,
    { plan_columns: 200 },
    Array.from({ length: count }, () => ({})),
  )
  await http.close()
  const replicas = await Promise.all(Array.from({ length: many }, () => startReplica(connection)))
  return {
    house,
    seats: seats.map(({ id }) => id),
    replicas,
    async close() {
      await Promise.all(replicas.map((replica) => replica.kill()))
      await house.close()
    },
  }
}

export interface Answer {
  readonly status: number
  readonly body: ReservationView & { readonly code: string; readonly alternatives?: unknown[] }
}

/** Reserves by somebody of whom nothing was heard before; null when no answer came. */
export async function reserve(
  url: string,
  house: TestSpaces,
  wish: { readonly seat_id: string | undefined; readonly from: string; readonly to: string },
): Promise<Answer | null> {
  const who = newId()
  try {
    const response = await fetch(`${url}/api/v1/reservations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${house.tokenOf(who, 'member', who)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(wish),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  } catch {
    return null
  }
}

/** An hour on the day after tomorrow, this many hours after its beginning. */
export function hourAfter(hours: number): { from: string; to: string } {
  const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 2 * 86_400_000
  const at = (hour: number) => new Date(midnight + hour * 3_600_000).toISOString()
  return { from: at(hours), to: at(hours + 1) }
}

export async function countOverlaps({ db }: TestSpaces): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from spaces.overlap`.execute(db)
  return rows[0]?.count ?? -1
}

/** How many of so many who want the same seat get it, and what the others are told. */
export async function race({ house, seats, replicas }: RacingHouse, many: number) {
  const wish = { seat_id: seats[0], ...hourAfter(9) }
  const answers = await Promise.all(
    Array.from({ length: many }, (_, index) =>
      reserve(replicas[index % replicas.length]?.url ?? '', house, wish),
    ),
  )
  const told = answers.map((answer) => `${answer?.status} ${answer?.body.code}`)
  return {
    won: answers.filter((answer) => answer?.status === 201).length,
    refused: told.filter((said) => said === '409 seat_taken').length,
    withAlternatives: answers.filter((answer) => (answer?.body.alternatives ?? []).length > 0).length,
    overlaps: await countOverlaps(house),
  }
}
