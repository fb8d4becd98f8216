import { defineEvent } from '@balai/contract/define-event.ts'
import { Instant, Uuid } from '@balai/contract/schema.ts'
import { Type } from 'typebox'

/** An event of notify's own, which its post office hears: mail servers are slow and away at times. */
export const LetterWanted = defineEvent(
  'notify.letter_wanted',
  Type.Object({
    account_id: Uuid,
    kind: Type.String(),
    facts: Type.Record(Type.String(), Type.Unknown()),
    /** When that happened which it tells of. */
    occurred_at: Instant,
  }),
)
