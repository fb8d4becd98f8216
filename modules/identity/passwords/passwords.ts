import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createTurnstile } from './turnstile.ts'

export interface Hashing {
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one; a null hash costs the same time as one of ours and never fits.
   *
   * Known limit: the hash of an imported account takes as long as its own strength says, bcrypt often longer than ours,
   * so until its owner has logged in once a patient stranger can tell from time that there is such an account. To hide
   * it every log-in would have to pay for the strongest hash that was ever imported.
   */
  verify(passwordHash: string | null, password: string): Promise<boolean>
}

export interface Passwords {
  /**
   * Work that hashes waits for its turn here: a hash takes 19 MiB and several milliseconds of a core.
   * Throws AppError `too_busy` when too many wait already.
   */
  inTurn<Result>(work: (hashing: Hashing) => Promise<Result>): Promise<Result>
}

export function createPasswords(options: { readonly waiting?: number } = {}): Passwords {
  const inTurn = createTurnstile({
    running: Math.min(availableParallelism(), 4),
    waiting: options.waiting ?? 500,
  })
  return { inTurn: (work) => inTurn(() => work(hashing)) }
}

/** argon2id (the library's default), 19 MiB, two passes, one lane: OWASP's recommendation. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const strengthPrefix = '$argon2id$v=19$m=19456,t=2,p=1$'

/** Made of random bytes: what a password is compared to where there is nothing to compare it to. */
const dummyHash = `${strengthPrefix}PG89uRHe4QOzsWfFFLf08g$s3S88jV0wPN90OzKsG0ZkgN19cPv5RNilrtmXclUWqs`

const hashing: Hashing = {
  hash: (password) => hash(password, strength),
  async verify(passwordHash, password) {
    const fits = await (isBcrypt(passwordHash)
      ? verifyBcrypt(password, passwordHash)
      : verifyArgon(passwordHash, password))
    return fits && passwordHash !== null
  },
}

const isBcrypt = (passwordHash: string | null): passwordHash is string =>
  /^\$2[abxy]\$/.test(passwordHash ?? '')

/** Loaded when the first imported hash comes: not every platform has its binary, and few houses import accounts. */
async function verifyBcrypt(password: string, passwordHash: string): Promise<boolean> {
  const { verify } = await import('@node-rs/bcrypt')
  return await verify(password, passwordHash)
}

const verifyArgon = (passwordHash: string | null, password: string) =>
  verify(passwordHash ?? dummyHash, password)

/** Whether a hash was made by another program, or by weaker rules than ours. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(strengthPrefix)
