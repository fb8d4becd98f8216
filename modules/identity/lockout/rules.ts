/**
 * How wrong passwords are slowed down.
 *
 * Failures are counted three ways, each in the database, so that all replicas count together. A count is forgotten an
 * hour after its last failure. From the failure number `tries` on, each one closes the door for a while: first
 * `firstDelay`, then twice as long each time, at most `longestDelay`. Asking at a closed door is answered 429 at once;
 * the password is not looked at and nothing is counted, so that hammering does not prolong anything.
 *
 * | counted per                | tries | first delay | longest |
 * | account name and address   |     5 |        30 s |  15 min |
 * | address, whatever the name |    50 |        30 s |  15 min |
 * | account name, from anywhere|    20 |         5 s |   1 min |
 *
 * Nobody can lock somebody else out for ever: where the owner has logged in before (a known address), only the first
 * row counts, so attacks from elsewhere and upon other names do not matter there; from a new address an attack on the
 * name costs its owner at most a minute at a time; a neighbour behind the same address can close that one address, while
 * others stay open. Sessions that are open go on, and a password reset by letter opens every door to its owner again.
 *
 * Names that no account has are counted alike, so that a lock says nothing about whether an account exists.
 */
export interface LockoutRule {
  readonly tries: number
  readonly firstDelay: number
  readonly longestDelay: number
}

const second = 1_000
const minute = 60 * second

export const lockoutRules = {
  pair: { tries: 5, firstDelay: 30 * second, longestDelay: 15 * minute },
  address: { tries: 50, firstDelay: 30 * second, longestDelay: 15 * minute },
  account: { tries: 20, firstDelay: 5 * second, longestDelay: minute },
} satisfies Record<string, LockoutRule>

export type CountedPer = keyof typeof lockoutRules

export const failuresForgottenAfter = 60 * minute
/** An address that an account has not logged in from for this long is a new one again. */
export const addressForgottenAfter = 180 * 24 * 60 * minute

/** A day is exact enough, and spares a write, and a wait for it, at the other log-ins of a busy kiosk. */
export const isAddressStale = (seenAt: Date | null, now: Date): boolean =>
  seenAt === null || now.getTime() - seenAt.getTime() > 24 * 60 * minute

/** Milliseconds that the door stays closed after this failure; 0 while tries are left. */
export function delayAfter(failures: number, { tries, firstDelay, longestDelay }: LockoutRule): number {
  if (failures < tries) return 0
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(failures - tries, 30))
}

/** Which counts can close the door to this caller. */
export const countsThatMatter = (knownAddress: boolean): readonly CountedPer[] =>
  knownAddress ? ['pair'] : ['pair', 'address', 'account']

/**
 * What counts as one address: an IPv4 address, or the 64 bits of an IPv6 network, since one customer has all of its
 * addresses.
 */
export function addressBlock(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [front = '', back] = address.toLowerCase().split('::')
  const head = front === '' ? [] : front.split(':')
  const tail = back === undefined || back === '' ? [] : back.split(':')
  const zeros = back === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}
