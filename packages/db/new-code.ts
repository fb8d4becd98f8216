import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O and U, which people misread or regret. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that people read aloud: five random bits in each character. */
export function newCode(characters: number): string {
  return Array.from(randomBytes(characters), (byte) => alphabet[byte % alphabet.length]).join('')
}
