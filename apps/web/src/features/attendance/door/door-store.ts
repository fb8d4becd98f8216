import type { ScanAnswer } from '@balai/attendance/door/contract.ts'
import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from 'idb'
import type { ClockOffset } from '../../../api/server-clock.ts'
import { otherTabs } from '../../../device/other-tabs.ts'
import { noteStorage } from './storage-health.ts'
import type { Verdict } from './verdict.ts'

/** A scan as this device keeps it, from before it is sent until well after it was answered. */
export interface DoorScan {
  /** The place in the queue. */
  readonly order: number
  readonly nonce: string
  /** Who held the scanner: nobody else's name ever stands under it. */
  readonly account: { readonly id: string; readonly name: string }
  readonly event: { readonly id: string; readonly title: string; readonly time_zone: string }
  readonly direction: 'entry' | 'exit' | 'undo'
  readonly presented: { readonly qr: string } | { readonly code: string }
  /** Each name that the ticket is known by on this device, with the event's id in front. */
  readonly tickets: readonly string[]
  /** The nonce of the admission that an undo takes back. */
  readonly undoes: string | null
  readonly gate: string | null
  readonly device: string
  readonly scanned_at: string
  readonly offline: boolean
  /** In milliseconds: until then the page itself waits for the answer, and the queue leaves it alone. */
  readonly asked_until: number
  /** What the screen said; null: it was closed before it could say anything. */
  readonly verdict: Verdict | null
  readonly answer: ScanAnswer | null
  readonly refusal: Refusal | null
  /**
   * `pending`: the server has not answered yet. `refused`: it takes no such scan. `conflict`: it sees things otherwise
   * than the screen did. `dismissed`: somebody has read one of these two.
   */
  readonly state: 'pending' | 'answered' | 'refused' | 'conflict' | 'dismissed'
}

export interface Refusal {
  readonly code: string
  readonly message: string
}

export interface KeptPack {
  /** Of the account and the event, because a pack says what its owner may do. */
  readonly key: string
  readonly account_id: string
  readonly pack: OfflinePack
  readonly etag: string | null
  readonly fetched_at: string
  /** Packs of earlier versions have none. */
  readonly clock?: ClockOffset
}

interface DoorSchema extends DBSchema {
  scans: {
    key: number
    value: DoorScan
    indexes: { nonce: string; state: string; tickets: string; event: string; owner: [string, string] }
  }
  packs: { key: string; value: KeptPack }
}

let opened: Promise<IDBPDatabase<DoorSchema>> | null = null

export function openDoorStore(): Promise<IDBPDatabase<DoorSchema>> {
  opened ??= openKept().then(
    (db) => {
      noteStorage('opens')
      return db
    },
    (error) => {
      opened = null
      noteStorage('nothing')
      throw error
    },
  )
  return opened
}

/** Throws nothing at once, as browsers that forbid it do. */
async function openKept(): Promise<IDBPDatabase<DoorSchema>> {
  return await openDB<DoorSchema>('balai-door', 2, {
    upgrade(db, before, _wanted, transaction) {
      if (before > 0) return addIndexes(transaction.objectStore('scans'))
      const scans = db.createObjectStore('scans', { keyPath: 'order', autoIncrement: true })
      scans.createIndex('nonce', 'nonce', { unique: true })
      scans.createIndex('state', 'state')
      scans.createIndex('tickets', 'tickets', { multiEntry: true })
      db.createObjectStore('packs', { keyPath: 'key' })
      addIndexes(scans)
    },
    // a newer version of the app, in another tab, must not wait for this one
    blocking: (_current, _wanted, event) => {
      ;(event.target as IDBDatabase).close()
      opened = null
    },
    terminated: () => {
      opened = null
    },
  })
}

/** So that a night of thousands of scans is counted, and not read, each time that one is added. */
function addIndexes(scans: IDBPObjectStore<DoorSchema, StoreNames<DoorSchema>[], 'scans', 'versionchange'>) {
  scans.createIndex('event', 'event.id')
  scans.createIndex('owner', ['account.id', 'state'])
}

const tabs = otherTabs('balai-door')
const listeners = new Set<() => void>()
tabs.listen(tell)

/** Whenever a scan was added or changed, by this tab or another. */
export function onDoorChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function announceDoorChange(): void {
  tabs.tell('changed')
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
