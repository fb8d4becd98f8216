import { useSyncExternalStore } from 'react'

/** Whether this browser keeps what it is given. `nothing`: it opens no store, as in some private windows; `full`: it takes no scan. */
export type StorageHealth = 'keeps' | 'nothing' | 'full'

/** Only then a page that was closed opens without network: browsers give service workers to secure pages alone. */
export const opensOffline = isSecureContext && 'serviceWorker' in navigator

const listeners = new Set<() => void>()
let health: StorageHealth = 'keeps'

export const useStorageHealth = (): StorageHealth => useSyncExternalStore(subscribe, () => health)

/** A store that opens may be full all the same: only a scan that was written tells. */
export function noteStorage(seen: StorageHealth | 'opens'): void {
  const next = seen === 'opens' ? (health === 'nothing' ? 'keeps' : health) : seen
  if (next === health) return
  health = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
