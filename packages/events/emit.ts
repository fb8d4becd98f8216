import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { checkPayload } from './check-payload.ts'
import { writeOutbox } from './outbox-store.ts'

/** Tells that something happened, if and when this transaction commits. */
export async function emit<Tables, Type extends EventType>(
  tx: Tx<Tables>,
  type: Type,
  payload: PayloadOf<Type>,
): Promise<void> {
  await emitAll(tx, type, [payload])
}

/** Many at once, in one statement. */
export async function emitAll<Tables, Type extends EventType>(
  tx: Tx<Tables>,
  type: Type,
  payloads: readonly PayloadOf<Type>[],
): Promise<void> {
  if (payloads.length === 0) return
  for (const payload of payloads) checkPayload(type, payload)
  await writeOutbox(
    tx,
    type.name,
    payloads.map((payload) => ({ id: newId(), payload })),
  )
}
