import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O and U, which people misread or regret. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten characters, 50 bits: not to be guessed at a door, and short enough to read aloud. */
export function newTicketCode(): string {
  return Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join('')
}
