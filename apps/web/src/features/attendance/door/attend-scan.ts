import { newId } from '../../../device/new-id.ts'
import type { DoorScan } from './door-store.ts'
import { changeScan } from './scan-store.ts'
import { sendNow } from './sync-queue.ts'

/** What people do by hand with scans that were refused or conflict. */

/** Under a new nonce: the log has the refusal under the old one, and would say it again. */
export async function sendAgain(scan: DoorScan): Promise<void> {
  await changeScan(scan.order, ({ state }) =>
    state === 'refused'
      ? { state: 'pending', refusal: null, answer: null, nonce: newId(), asked_until: 0 }
      : null,
  )
  sendNow()
}

/** Out of the way, yet still among the latest scans. */
export async function putAway(scan: DoorScan): Promise<void> {
  await changeScan(scan.order, ({ state }) =>
    state === 'refused' || state === 'conflict' ? { state: 'dismissed' } : null,
  )
}
