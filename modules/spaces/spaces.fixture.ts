import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Blob } from '@balai/blob/blob.ts'
import { createBlob } from '@balai/blob/create-blob.ts'
import { type Listener, openListener } from '@balai/db/listen.ts'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { noLog } from '@balai/testing/no-log.ts'
import type { TestApp } from '@balai/testing/test-app.ts'
import { createTestGuard, keyFor, type TestGuard } from '@balai/testing/test-guard.ts'
import type { AreaView, NewArea, NewSeat, SeatView } from './areas/contract.ts'
import { createSpaces, type Spaces, type SpacesDeps } from './module.ts'
import type { SpacesTables } from './tables.ts'

export interface TestSpaces extends Pick<TestGuard, 'tokenOf' | 'suspend'> {
  readonly db: Db<SpacesTables>
  readonly listener: Listener
  readonly spaces: Spaces
  readonly blob: Blob
  readonly routes: (app: App) => void
  close(): Promise<void>
}

/** These API keys may read reservations, and nothing else; write them; and do both. */
export const readKey = 'a key to read reservations'
export const writeKey = 'a key to write reservations'
export const bothKey = 'a key to read and write reservations'

/** The module as a process has it, in a house where everybody whose token is signed has an account. */
export function openSpaces(
  connection: Connection,
  now: () => Date,
  options: Partial<SpacesDeps> = {},
): TestSpaces {
  const db = openDatabase<SpacesTables>({ connection })
  const listener = openListener(connection, () => {})
  const { guard, tokenOf, suspend } = createTestGuard(now, apiKeys)
  const directory = mkdtempSync(join(tmpdir(), 'balai-spaces-'))
  const blob = createBlob({ kind: 'disk', directory })
  const spaces = createSpaces({
    db,
    listener,
    guard,
    log: noLog,
    now,
    houseTimezone: 'Asia/Jakarta',
    publicUrl: null,
    secrets: ['another secret of thirty-two bytes'],
    blob,
    ...options,
  })
  return {
    db,
    listener,
    spaces,
    blob,
    routes: (app) => spaces.routes(app),
    tokenOf,
    suspend,
    async close() {
      await listener.close()
      await db.destroy()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const apiKeys = {
  [readKey]: keyFor('reservations:read'),
  [writeKey]: keyFor('reservations:write'),
  [bothKey]: keyFor('reservations:read', 'reservations:write'),
}

/** Every day, all day and all night. */
export const alwaysOpen = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens_minute: 0,
  closes_minute: 1_440,
}))

export interface FurnishedArea {
  readonly area: AreaView
  readonly seats: readonly SeatView[]
}

let furnished = 0

/**
 * An area that is always open, with three seats unless told. Their numbers are new in the whole house, as are names
 * that nobody gave.
 */
export async function furnishArea(
  ask: TestApp['ask'],
  admin: string,
  facts: Partial<NewArea> = {},
  seats: readonly Partial<NewSeat>[] = [{}, {}, {}],
): Promise<FurnishedArea> {
  furnished += 1
  const letter = `T${furnished}`
  const body = { name: `Area ${letter}`, kind: 'coworking', opening_hours: alwaysOpen, ...facts }
  const area = created(await ask('POST', '/areas', { token: admin, body }))
  const made: SeatView[] = []
  for (const [index, seat] of seats.entries()) {
    const body = { number: `${letter}-${index + 1}`, plan_column: index, ...seat }
    made.push(created(await ask('POST', `/areas/${area.id}/seats`, { token: admin, body })))
  }
  return { area, seats: made }
}

function created({ status, body }: Awaited<ReturnType<TestApp['ask']>>) {
  if (status !== 201) throw new Error(`It was not created: ${status} ${JSON.stringify(body)}`)
  return body
}
