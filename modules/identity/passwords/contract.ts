import { Type } from 'typebox'

/** How long and how guessable a password may be is said by passwords/rules.ts. */
export const Password = Type.String({ minLength: 1, maxLength: 1_000 })

export const PasswordChange = Type.Object({ current_password: Password, new_password: Password })
