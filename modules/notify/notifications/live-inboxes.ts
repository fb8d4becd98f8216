import type { Listener } from '@balai/db/listen.ts'
import { inboxChannel } from './notify-inbox-store.ts'

export interface LiveInboxes {
  /** Calls `wake` when this inbox may be other than before, until `gone`. */
  watch(accountId: string, wake: () => void, gone: AbortSignal): Promise<void>
}

/** The inboxes that are watched in this process; whoever writes into one, at any replica, wakes its watchers. */
export function openLiveInboxes({ listener }: { readonly listener: Listener }): LiveInboxes {
  const audiences = new Map<string, Set<() => void>>()
  let listening: Promise<unknown> | null = null

  function listen(): Promise<unknown> {
    listening ??= listener.on(inboxChannel, hear).catch((error) => {
      listening = null
      throw error
    })
    return listening
  }

  /** Null: notices may have been missed. */
  function hear(accountId: string | null): void {
    const woken = accountId === null ? [...audiences.values()] : [audiences.get(accountId) ?? []]
    for (const audience of woken) for (const wake of audience) wake()
  }

  function leave(accountId: string, wake: () => void): void {
    const audience = audiences.get(accountId)
    audience?.delete(wake)
    if (audience?.size === 0) audiences.delete(accountId)
  }

  return {
    async watch(accountId, wake, gone) {
      await listen()
      if (gone.aborted) return
      audiences.set(accountId, (audiences.get(accountId) ?? new Set()).add(wake))
      gone.addEventListener('abort', () => leave(accountId, wake))
    },
  }
}
