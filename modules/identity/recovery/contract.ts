import { Type } from 'typebox'
import { LoginName } from '../accounts/contract.ts'
import { Password } from '../passwords/contract.ts'

/** What a letter carries. */
const LetterToken = Type.String({ minLength: 1, maxLength: 200 })

export const PasswordResetRequest = Type.Object({ login: LoginName })
export const PasswordReset = Type.Object({ token: LetterToken, password: Password })
export const EmailVerification = Type.Object({ token: LetterToken })

/** With a password it is set at once, to be changed by its owner; without one a letter is sent. */
export const AdminPasswordReset = Type.Object({ password: Type.Optional(Password) })
