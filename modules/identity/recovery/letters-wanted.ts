import { defineEvent } from '@balai/contract/define-event.ts'
import { Uuid } from '@balai/contract/schema.ts'
import { Type } from 'typebox'

// Events of identity's own: its post office hears them. They hold no token, which is made when the letter is written.

/** Somebody typed this name and forgot the password; whether there is such an account is not known here. */
export const PasswordResetWanted = defineEvent(
  'identity.password_reset_wanted',
  Type.Object({
    login: Type.String(),
    /** An invitation greets somebody who never had a password, and waits longer for them. */
    occasion: Type.Union([Type.Literal('forgotten'), Type.Literal('invitation')]),
  }),
)

export const EmailVerificationWanted = defineEvent(
  'identity.email_verification_wanted',
  Type.Object({ account_id: Uuid, email: Type.String() }),
)
