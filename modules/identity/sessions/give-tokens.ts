import type { StoredAccount } from '../accounts/account-store.ts'
import { accountOfRow } from '../accounts/account-view.ts'
import type { SessionDeps } from '../deps.ts'
import type { Tokens } from './contract.ts'
import type { TokenPair } from './open-session.ts'
import { type CookieReply, type CookieRequest, keepInCookie } from './session-cookie.ts'

interface Grant {
  readonly account: StoredAccount
  readonly pair: TokenPair
}

interface GrantRequest extends CookieRequest {
  readonly body: { readonly session?: 'cookie' }
}

/** The answer to whoever has just logged in. No cache on the way keeps it. */
export function giveTokens(
  { now }: Pick<SessionDeps, 'now'>,
  request: GrantRequest,
  reply: CookieReply,
  { account, pair }: Grant,
): Tokens {
  reply.header('cache-control', 'no-store')
  const inCookie = request.body.session === 'cookie'
  if (inCookie) keepInCookie(request, reply, pair, now())
  return {
    account: accountOfRow(account),
    access_token: pair.accessToken,
    token_type: 'bearer',
    expires_in: pair.expiresIn,
    ...(inCookie ? {} : { refresh_token: pair.refreshToken }),
  }
}
