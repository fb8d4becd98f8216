import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import type { KindName } from '../kinds/contract.ts'
import type { FactsOf } from '../kinds/kinds.ts'
import type { NotifyTables } from '../tables.ts'
import { tell } from './tell.ts'

export interface Addressed<Facts> {
  readonly accountId: string
  readonly facts: Facts
}

/** Whom to tell of an event, and what they are told; null for nobody. */
export type Address<Payload, Facts> = (
  payload: Payload,
  tx: Tx<NotifyTables>,
) => Addressed<Facts> | null | Promise<Addressed<Facts> | null>

/** Consumers that tell somebody of an event; their names are those of their kinds. */
export const telling =
  (now: () => Date) =>
  <Type extends EventType, Name extends KindName>(
    type: Type,
    kind: Name,
    address: Address<PayloadOf<Type>, FactsOf<Name>>,
  ): Consumer =>
    consume<NotifyTables, Type>(type, `notify.tell_${kind}`, async (tx, payload, { eventId, occurredAt }) => {
      const addressed = await address(payload, tx)
      if (addressed !== null) await tell(tx, { kind, ...addressed, eventId, occurredAt }, now())
    })
