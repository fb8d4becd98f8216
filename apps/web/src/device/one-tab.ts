import { keepSight, untilSeen } from './page-seen.ts'

const longestUnseen = 30_000

/**
 * Does something in one tab of the browser, of those that somebody looks at. When that tab is closed, or out of sight for
 * a while, the next one does it. `act` goes on until its signal aborts; when it ends by itself, this tab is done with it.
 * Without Web Locks, as by plain http, every tab does it for itself.
 */
export async function inOneTab(
  name: string,
  act: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await untilSeen(signal)
    const sight = keepSight(signal, longestUnseen)
    try {
      await withLock(name, () => act(sight.lost), sight.lost)
      if (!sight.lost.aborted) return
    } finally {
      sight.end()
    }
  }
}

async function withLock(name: string, act: () => Promise<void>, signal: AbortSignal): Promise<void> {
  if (navigator.locks === undefined) return await act()
  try {
    await navigator.locks.request(name, { signal }, act)
  } catch (error) {
    // nobody looks any more while it still waits for its turn
    if (!signal.aborted) throw error
  }
}
