import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { newId } from '../../../device/new-id.ts'
import type { DoorScan } from './door-store.ts'
import { serialOf } from './qr-text.ts'
import type { NewDoorScan } from './scan-store.ts'
import { codeName, serialName } from './settle-scan.ts'

/** Where and by whom is scanned. */
export interface Post {
  readonly account: DoorScan['account']
  readonly pack: OfflinePack
  readonly gate: string | null
  readonly device: string
}

/** Longer nobody in a queue should wait for a network; the device can tell by itself. */
export const patience = 1_500

export function newScan(
  { account, pack, gate, device }: Post,
  text: string,
  direction: 'entry' | 'exit',
): NewDoorScan {
  const { id, title, time_zone } = pack.event
  return {
    nonce: newId(),
    account,
    event: { id, title, time_zone },
    direction,
    presented: serialOf(text) === null ? { code: text } : { qr: text },
    tickets: [nameOf(id, text)],
    undoes: null,
    gate,
    device,
    scanned_at: new Date(serverTime()).toISOString(),
    offline: false,
    asked_until: Date.now() + patience + 500,
    verdict: null,
    answer: null,
    refusal: null,
    state: 'pending',
  }
}

export function undoOf(admission: DoorScan, account: DoorScan['account']): NewDoorScan {
  const { order: _, ...scan } = admission
  return {
    ...scan,
    account,
    nonce: newId(),
    direction: 'undo',
    undoes: admission.nonce,
    scanned_at: new Date(serverTime()).toISOString(),
    offline: false,
    asked_until: Date.now() + patience + 500,
    verdict: null,
    answer: null,
    refusal: null,
    state: 'pending',
  }
}

/** As this device finds it again. */
export function nameOf(eventId: string, text: string): string {
  const serial = serialOf(text)
  return serial === null ? codeName(eventId, text) : serialName(eventId, serial)
}
