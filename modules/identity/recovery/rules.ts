const minute = 60_000
const day = 24 * 60 * minute

/** How long the token of a letter can be used. */
export const tokenLifetime = {
  forgotten: 60 * minute,
  invitation: 7 * day,
  email_verification: 2 * day,
} as const

export type Occasion = keyof typeof tokenLifetime

/** Letters of one kind to one account within an hour; who wants more gets none, so that nobody is flooded by a stranger. */
export const lettersPerHour = 3
export const hour = 60 * minute

export const purposeOf = (occasion: Occasion) =>
  occasion === 'email_verification' ? 'email_verification' : 'password_reset'
