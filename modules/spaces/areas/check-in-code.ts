import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O and U, which people misread or regret. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen characters, 80 bits: nobody checks in from home who has not stood at the desk. */
export function newCheckInCode(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('')
}
