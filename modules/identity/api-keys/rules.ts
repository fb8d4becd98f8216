import { AppError } from '@balai/contract/app-error.ts'

/** How exact the time of last use is: it is written at most this often. */
export const useNotedEvery = 60_000

/** Throws AppError `expires_in_the_past`. */
export function checkExpiry(expiresAt: Date | null, now: Date): void {
  if (expiresAt === null || expiresAt > now) return
  const message = 'A key cannot expire in the past.'
  throw new AppError('invalid', 'expires_in_the_past', message, {
    errors: [{ path: 'body.expires_at', message }],
  })
}
