import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, clientConfig } from './open-database.ts'

type Heard = (payload: string | null) => void

export interface Listener {
  /** Calls `heard` with each payload on `channel`, and with null after a gap in which some may have been missed. */
  on(channel: string, heard: Heard): Promise<() => void>
  close(): Promise<void>
}

/** One connection that listens for NOTIFY on behalf of the whole process, and comes back by itself when it breaks. */
export function openListener(connection: Connection, onError: (error: Error) => void): Listener {
  const audiences = new Map<string, Set<Heard>>()
  /** The LISTEN of each channel on the present connection: whoever comes while it is under way waits for it too. */
  const listening = new Map<string, Promise<unknown>>()
  let client: pg.Client | null = null
  let connecting: Promise<void> | null = null
  let closed = false

  async function connect(): Promise<void> {
    if (client !== null) return
    connecting ??= open().finally(() => {
      connecting = null
    })
    await connecting
  }

  async function open(): Promise<void> {
    const fresh = new pg.Client({ ...clientConfig(connection), keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    fresh.on('error', onError)
    listening.clear()
    await fresh.connect()
    for (const channel of audiences.keys()) await listenOn(fresh, channel)
    client = fresh
    fresh.on('end', () => {
      client = null
      if (!closed) void reconnect()
    })
  }

  function listenOn(connected: pg.Client, channel: string): Promise<unknown> {
    const asked = listening.get(channel) ?? connected.query(`listen ${connected.escapeIdentifier(channel)}`)
    listening.set(channel, asked)
    return asked
  }

  async function reconnect(): Promise<void> {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, 5_000)) {
      try {
        await connect()
        for (const channel of audiences.keys()) tell(channel, null)
        return
      } catch (error) {
        onError(error as Error)
        await delay(wait)
      }
    }
  }

  function tell(channel: string, payload: string | null): void {
    for (const heard of audiences.get(channel) ?? []) heard(payload)
  }

  return {
    async on(channel, heard) {
      const audience = audiences.get(channel) ?? new Set()
      audiences.set(channel, audience.add(heard))
      try {
        if (client === null) await connect()
        else await listenOn(client, channel)
      } catch (error) {
        audience.delete(heard)
        listening.delete(channel)
        throw error
      }
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
