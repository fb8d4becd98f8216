import { AppError } from '@balai/contract/app-error.ts'
import type { Registration } from './contract.ts'

const roles: readonly string[] = ['committee', 'admin']
const mostBytes = 72

/** What the contract asks of a registration besides its shape, with a 400 of its own. */
export function checkRegistration({ password, role }: Registration): void {
  if (Buffer.byteLength(password) > mostBytes) {
    throw new AppError(
      'invalid',
      'password_too_long',
      `Password terlalu panjang: paling banyak ${mostBytes} byte dalam UTF-8`,
    )
  }
  if (role !== undefined && !roles.includes(role)) {
    throw new AppError('invalid', 'unknown_role', `Role harus salah satu dari: ${roles.join(', ')}`)
  }
}
