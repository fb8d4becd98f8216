import type { Static, TSchema } from 'typebox'

/** A kind of domain event. Its payload carries ids and the few facts that others keep, never secrets. */
export interface EventType<Name extends string = string, Payload extends TSchema = TSchema> {
  readonly name: Name
  readonly payload: Payload
}

export type PayloadOf<Type extends EventType> = Static<Type['payload']>

/** Names are `module.noun_verb`, past tense: `attendance.ticket_admitted`. */
export function defineEvent<Name extends string, Payload extends TSchema>(
  name: Name,
  payload: Payload,
): EventType<Name, Payload> {
  return { name, payload }
}
