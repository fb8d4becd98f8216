import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O and U, which people misread or regret. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight characters, for reading aloud at the desk. It opens nothing. */
export function newReservationCode(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join('')
}
