/**
 * How the consumers of packages/events deliver letters: mail servers are away for hours at times, so a letter is tried
 * for about a day, every ten minutes in the end, before it is a dead one.
 */
export const letterDelivery = { tries: 200 } as const
