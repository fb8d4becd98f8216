import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { AttendanceTables, EventKeyRow } from '../tables.ts'

export interface EventKeys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** The Ed25519 pair that signs the event's tickets; null for an open list. Cached, since a key never changes. */
export async function findEventKeys(db: Db<AttendanceTables>, eventId: string): Promise<EventKeys | null> {
  const known = cache.get(eventId)
  if (known !== undefined) return await known
  const lookUp = readKeys(db, eventId)
  remember(eventId, lookUp)
  try {
    const keys = await lookUp
    if (keys === null) cache.delete(eventId)
    return keys
  } catch (error) {
    cache.delete(eventId)
    throw error
  }
}

/** The same, of an event that is known to be managed. */
export async function requireEventKeys(db: Db<AttendanceTables>, eventId: string): Promise<EventKeys> {
  const keys = await findEventKeys(db, eventId)
  if (keys !== null) return keys
  throw new Error(`The managed event ${eventId} has no keys.`)
}

export async function insertEventKeys(tx: Tx<AttendanceTables>, eventId: string): Promise<void> {
  const pair = generateKeyPairSync('ed25519')
  await tx
    .insertInto('attendance.event_key')
    .values({
      event_id: eventId,
      public_key: pair.publicKey.export({ format: 'der', type: 'spki' }),
      private_key: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
    })
    .execute()
}

/** Look-ups, those under way too: five hundred tickets of an event ask for its keys once. */
const cache = new Map<string, Promise<EventKeys | null>>()
const mostCached = 1_000

function remember(eventId: string, lookUp: Promise<EventKeys | null>): void {
  const [oldest] = cache.keys()
  if (cache.size >= mostCached && oldest !== undefined) cache.delete(oldest)
  cache.set(eventId, lookUp)
}

async function readKeys(db: Db<AttendanceTables>, eventId: string): Promise<EventKeys | null> {
  const row = await db
    .selectFrom('attendance.event_key')
    .selectAll()
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row === undefined ? null : unpack(row)
}

function unpack(row: EventKeyRow): EventKeys {
  return {
    publicKey: createPublicKey({ key: row.public_key, format: 'der', type: 'spki' }),
    privateKey: createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' }),
  }
}
