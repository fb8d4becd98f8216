import { commonPasswords } from './common-passwords.ts'
import type { Passwords } from './passwords.ts'
import { checkPassword, type PasswordContext } from './rules.ts'

/** The hash of a password that somebody chose. Throws AppError `password_...` and `too_busy`. */
export async function hashNewPassword(
  passwords: Passwords,
  password: string,
  context: Omit<PasswordContext, 'common'>,
): Promise<string> {
  checkPassword(password, { ...context, common: commonPasswords() })
  return await passwords.inTurn(({ hash }) => hash(password))
}
