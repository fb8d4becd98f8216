import { serverTime } from '../../../api/server-clock.ts'
import { announceDoorChange, type DoorScan, openDoorStore } from './door-store.ts'
import { noteStorage } from './storage-health.ts'

/** On the disk before anybody is told: a phone whose battery dies keeps what it said. */
const durable = { durability: 'strict' } as const

export type NewDoorScan = Omit<DoorScan, 'order'>

export async function addScan(scan: NewDoorScan): Promise<DoorScan> {
  const db = await openDoorStore()
  const order = await writeScan(db, scan).catch((error) => {
    noteStorage('full')
    throw error
  })
  noteStorage('keeps')
  announceDoorChange()
  return { ...scan, order }
}

async function writeScan(db: Awaited<ReturnType<typeof openDoorStore>>, scan: NewDoorScan): Promise<number> {
  const transaction = db.transaction('scans', 'readwrite', durable)
  // @NOTE the store gives the order itself; both may fail, and an unheard failure would be a fault of the page
  const [order] = await Promise.all([transaction.store.add(scan as DoorScan), transaction.done])
  return order
}

/** Changes what is there now, which another tab may have changed since it was read. */
export async function changeScan(
  order: number,
  change: (scan: DoorScan) => Partial<DoorScan> | null,
): Promise<DoorScan | null> {
  const db = await openDoorStore()
  const transaction = db.transaction('scans', 'readwrite', durable)
  const scan = await transaction.store.get(order)
  const changes = scan === undefined ? null : change(scan)
  const changed = scan === undefined || changes === null ? null : { ...scan, ...changes }
  if (changed !== null) await transaction.store.put(changed)
  await transaction.done
  if (changed !== null) announceDoorChange()
  return changed
}

/** What this device knows of a ticket, oldest first. */
export async function scansOfTicket(names: readonly string[]): Promise<DoorScan[]> {
  const db = await openDoorStore()
  const found = await Promise.all(names.map((name) => db.getAllFromIndex('scans', 'tickets', name)))
  const byOrder = new Map(found.flat().map((scan) => [scan.order, scan]))
  return [...byOrder.values()].toSorted((a, b) => a.order - b.order)
}

export async function scanOfNonce(nonce: string): Promise<DoorScan | undefined> {
  return await (await openDoorStore()).getFromIndex('scans', 'nonce', nonce)
}

/** How many there are; of a queue of a thousand only the oldest are read, as each scan asks for it anew. */
export interface ScanPile {
  readonly count: number
  readonly oldest: readonly DoorScan[]
}

/** In the order in which they were made. */
export async function waitingScans(accountId: string, limit: number): Promise<ScanPile> {
  const index = (await openDoorStore()).transaction('scans').store.index('owner')
  const [count, oldest] = await Promise.all([
    index.count([accountId, 'pending']),
    index.getAll([accountId, 'pending'], limit),
  ])
  return { count, oldest }
}

/** Of all accounts. */
export async function scansInState(state: DoorScan['state'], limit: number): Promise<ScanPile> {
  const index = (await openDoorStore()).transaction('scans').store.index('state')
  const [count, oldest] = await Promise.all([index.count(state), index.getAll(state, limit)])
  return { count, oldest }
}

export interface WaitingOf {
  readonly id: string
  readonly name: string
  readonly count: number
}

/** Whose scans wait on this device besides those of `accountId`. */
export async function othersWaiting(accountId: string): Promise<WaitingOf[]> {
  const index = (await openDoorStore()).transaction('scans').store.index('owner')
  const others: WaitingOf[] = []
  // the first scan of each account and state
  let cursor = await index.openCursor(null, 'nextunique')
  while (cursor !== null) {
    const { account, state } = cursor.value
    if (state === 'pending' && account.id !== accountId) {
      others.push({ ...account, count: await index.count([account.id, state]) })
    }
    cursor = await cursor.continue()
  }
  return others
}

/** Newest first. */
export async function latestScans(eventId: string, limit: number): Promise<DoorScan[]> {
  const index = (await openDoorStore()).transaction('scans').store.index('event')
  const latest: DoorScan[] = []
  let cursor = await index.openCursor(eventId, 'prev')
  while (cursor !== null && latest.length < limit) {
    latest.push(cursor.value)
    cursor = await cursor.continue()
  }
  return latest
}

const keptFor = 30 * 24 * 3_600_000

/**
 * Lets go of what was answered, or read by somebody, a month ago. What still waits or was refused stays. From the oldest
 * to the first that is younger, and no further: the first guest's scan waits until this is done.
 */
export async function forgetOldScans(now = serverTime()): Promise<void> {
  const db = await openDoorStore()
  const transaction = db.transaction('scans', 'readwrite')
  let cursor = await transaction.store.openCursor()
  while (cursor !== null && now - Date.parse(cursor.value.scanned_at) > keptFor) {
    const { state } = cursor.value
    if (state === 'answered' || state === 'dismissed') await cursor.delete()
    cursor = await cursor.continue()
  }
  await transaction.done
}
