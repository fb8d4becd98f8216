import { forgetOldScans } from './scan-store.ts'
import { startQueue } from './sync-queue.ts'

/** What the door needs of the browser, asked for whenever one of its pages opens. */
export function keepDoor(): void {
  startQueue()
  void forgetOldScans().catch(() => {})
  // a browser that runs out of room shall not make it by dropping scans
  void navigator.storage?.persist?.().catch(() => {})
}
