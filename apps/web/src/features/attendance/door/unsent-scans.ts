import { waitingScans } from './scan-store.ts'

/** How many scans of this account wait on this device; none where the device keeps nothing. */
export async function countUnsent(accountId: string): Promise<number> {
  const { count } = await waitingScans(accountId, 1).catch(() => ({ count: 0 }))
  return count
}
