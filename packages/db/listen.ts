import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, clientConfig } from './open-database.ts'

export interface Listener {
  /** Calls `heard` with each payload on `channel`, and with null after a gap in which some may have been missed. */
  on(channel: string, heard: (payload: string | null) => void): Promise<() => void>
  close(): Promise<void>
}

/** One connection that listens for NOTIFY on behalf of the whole process, and comes back by itself when it breaks. */
export function openListener(connection: Connection, onError: (error: Error) => void): Listener {
  const listeners = new Map<string, Set<(payload: string | null) => void>>()
  let client: pg.Client | null = null
  let connecting: Promise<void> | null = null
  let closed = false

  function connect(): Promise<void> {
    connecting ??= open().finally(() => {
      connecting = null
    })
    return connecting
  }

  async function open(): Promise<void> {
    const fresh = new pg.Client({ ...clientConfig(connection), keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    fresh.on('error', onError)
    await fresh.connect()
    for (const channel of listeners.keys()) await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`)
    client = fresh
    fresh.on('end', () => {
      client = null
      if (!closed) void reconnect()
    })
  }

  async function reconnect(): Promise<void> {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, 5_000)) {
      try {
        await connect()
        for (const channel of listeners.keys()) tell(channel, null)
        return
      } catch (error) {
        onError(error as Error)
        await delay(wait)
      }
    }
  }

  function tell(channel: string, payload: string | null): void {
    for (const heard of listeners.get(channel) ?? []) heard(payload)
  }

  return {
    async on(channel, heard) {
      const known = listeners.get(channel)
      const audience = known ?? new Set()
      listeners.set(channel, audience)
      audience.add(heard)
      if (client === null) await connect()
      else if (known === undefined) await client.query(`listen ${client.escapeIdentifier(channel)}`)
      return () => {
        audience.delete(heard)
      }
    },
    async close() {
      closed = true
      await connecting?.catch(() => {})
      await client?.end()
    },
  }
}
