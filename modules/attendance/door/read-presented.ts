import type { KeyObject } from 'node:crypto'
import { isUuid } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { findEventKeys } from '../events/event-key-store.ts'
import { findEvent } from '../events/event-store.ts'
import type { AttendanceTables } from '../tables.ts'
import { eventTag, readQr, verifyQr } from '../tickets/qr-payload.ts'
import type { Scan } from './rules.ts'

/** How the ticket of a scan is to be looked up. A QR counts by its serial, and only with a good signature. */
export interface Presented {
  /** What the log may keep: a QR that counts nowhere here may count elsewhere, so only what it says is kept of it. */
  readonly presented: string
  readonly ticket_uuid: string | null
  readonly serial: number | null
  /** The QR says that it belongs to another event. */
  readonly foreign: boolean
}

/** Takes apart what was shown. Signatures are checked here, so that SQL only compares. */
export async function readPresented(db: Db<AttendanceTables>, scans: readonly Scan[]): Promise<Presented[]> {
  const signers = new Map<string, Signer | null>()
  for (const { event, presented } of scans) {
    if (signers.has(event) || readQr(presented) === null) continue
    signers.set(event, await findSigner(db, event))
  }
  return scans.map(({ event, presented }) => takeApart(presented, signers.get(event) ?? null))
}

interface Signer {
  readonly eventId: string
  readonly publicKey: KeyObject
}

async function findSigner(db: Db<AttendanceTables>, idOrCode: string): Promise<Signer | null> {
  const event = await findEvent(db, idOrCode)
  const keys = event === null ? null : await findEventKeys(db, event.id)
  return event === null || keys === null ? null : { eventId: event.id, publicKey: keys.publicKey }
}

function takeApart(shown: string, signer: Signer | null): Presented {
  const text: Presented = { presented: shown, ticket_uuid: null, serial: null, foreign: false }
  if (isUuid(shown)) return { ...text, ticket_uuid: shown }
  const qr = signer === null ? null : readQr(shown)
  if (signer === null || qr === null) return text
  const scanned = { ...text, presented: `qr:${qr.eventTag}-${qr.serial}` }
  if (qr.eventTag !== eventTag(signer.eventId)) return { ...scanned, foreign: true }
  const genuine = verifyQr(signer.publicKey, signer.eventId, qr)
  return genuine ? { ...scanned, serial: qr.serial } : scanned
}
