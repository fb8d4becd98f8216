import { AppError } from '@balai/contract/app-error.ts'
import type { Registration } from './contract.ts'

/** A registration that the contract allows. */
export interface CheckedRegistration {
  readonly username: string
  readonly password: string
  readonly role: TixgoRole
}
export type TixgoRole = 'committee' | 'admin'

const mostBytes = 72

/** What the contract asks of a registration besides its shape, each with a 400 of its own. */
export function checkRegistration(registration: Registration): CheckedRegistration {
  const { username, password, role = 'committee' } = registration
  if (Buffer.byteLength(password) > mostBytes) {
    throw new AppError(
      'invalid',
      'password_too_long',
      `Password terlalu panjang: paling banyak ${mostBytes} byte dalam UTF-8`,
    )
  }
  if (role !== 'committee' && role !== 'admin') {
    throw new AppError('invalid', 'unknown_role', 'Role harus committee atau admin')
  }
  return { username, password, role }
}
