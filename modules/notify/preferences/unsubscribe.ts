import { AppError } from '@balai/contract/app-error.ts'
import type { ReadDeps } from '../deps.ts'
import type { KindName } from '../kinds/contract.ts'
import { refuseLetters } from './preference-store.ts'
import type { UnsubscribeTokens } from './unsubscribe-token.ts'

/**
 * Ends the letters of one kind to whoever had this one; asked again, it is so already.
 * Throws AppError `invalid_unsubscribe_token`.
 */
export async function unsubscribe(
  { db, unsubscribeTokens }: ReadDeps & { readonly unsubscribeTokens: UnsubscribeTokens },
  token: string,
): Promise<KindName> {
  const subscription = unsubscribeTokens.read(token)
  if (subscription === null) throw invalidToken()
  await refuseLetters(db, subscription)
  return subscription.kind
}

const invalidToken = () =>
  new AppError(
    'invalid',
    'invalid_unsubscribe_token',
    'This link is not whole. Please open the one in the letter again, or change your preferences.',
  )
