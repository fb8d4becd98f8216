import { type Backlog, readBacklog } from '@balai/events/backlog.ts'
import { expect, vi } from 'vitest'

/** The backlog when all is done. */
export const nothing: Backlog = { outbox: 0, oldestSeconds: 0, deadLetters: 0, deliveries: {} }

/** Waits until no event is under way any more; those that nobody could handle stay as dead letters. */
export const untilIdle = (db: Parameters<typeof readBacklog>[0], deadLetters = 0): Promise<void> =>
  vi.waitFor(async () => expect(await readBacklog(db)).toEqual({ ...nothing, deadLetters }), {
    timeout: 50_000,
  })
