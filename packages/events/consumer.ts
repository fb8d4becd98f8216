import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { assertName } from './name.ts'

export interface EventMeta {
  /** The same on every delivery: the idempotency key for effects elsewhere. */
  readonly eventId: string
  readonly occurredAt: Date
}

export interface PerformMeta extends EventMeta {
  /** Aborts when the time is over or the worker stops; give it to `fetch`. */
  readonly signal: AbortSignal
}

export interface DeliveryOptions {
  /** Tries before an event becomes a dead letter. 12 unless told, which is about 20 minutes of growing pauses. */
  readonly tries?: number
  /** Pauses between tries begin at a second, double, and vary; this is the longest, 600 unless told. */
  readonly longestPauseSeconds?: number
  /** That one try may take: 10 unless told, 30 for `perform`. */
  readonly limitSeconds?: number
  /**
   * How many may be handled at once in one process: 4 for `perform`. Unless told, all consumers with `consume` share
   * the worker's transactions; one that takes long should not, so that others do not wait for it.
   */
  readonly concurrency?: number
  /** Hears of nothing until `setDemand` says that somebody wants it: what nobody waits for costs nothing. */
  readonly onDemand?: boolean
}

interface Subscriber {
  /** Unique and lasting, `attendance.follow_account_names`: subscription, queue and receipts bear it. */
  readonly name: string
  readonly eventName: string
}

export interface TransactionalConsumer extends Subscriber {
  readonly kind: 'consume'
  readonly handle: (tx: Tx<unknown>, payload: unknown, meta: EventMeta) => Promise<void>
  readonly options: DeliveryOptions
}

export interface Performer extends Subscriber {
  readonly kind: 'perform'
  readonly handle: (payload: unknown, meta: PerformMeta) => Promise<void>
  readonly options: DeliveryOptions
}

export type Consumer = TransactionalConsumer | Performer

/**
 * An effect in the database. The handler runs in one transaction with its receipt: delivered twice, done once.
 * Events may arrive in another order than they happened in.
 */
export function consume<Tables, Type extends EventType>(
  type: Type,
  name: string,
  handle: (tx: Tx<Tables>, payload: PayloadOf<Type>, meta: EventMeta) => Promise<void>,
  options: DeliveryOptions = {},
): Consumer {
  // @NOTE the worker knows neither the tables nor the payloads of modules; emit() checked the payload
  const erased = handle as TransactionalConsumer['handle']
  return { kind: 'consume', name: assertName(name), eventName: type.name, handle: erased, options }
}

/**
 * An effect outside the database: mail, ITSM, an object store. It runs under a lease, with no transaction open.
 * It may be called again after a crash, always with the same `meta.eventId`.
 */
export function perform<Type extends EventType>(
  type: Type,
  name: string,
  handle: (payload: PayloadOf<Type>, meta: PerformMeta) => Promise<void>,
  options: DeliveryOptions = {},
): Consumer {
  const erased = handle as Performer['handle']
  return { kind: 'perform', name: assertName(name), eventName: type.name, handle: erased, options }
}
