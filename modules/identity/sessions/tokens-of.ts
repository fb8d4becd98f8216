import type { StoredAccount } from '../accounts/account-store.ts'
import { accountOfRow } from '../accounts/account-view.ts'
import type { Tokens } from './contract.ts'
import type { TokenPair } from './open-session.ts'

/** The answer to whoever has just logged in. */
export const tokensOf = (account: StoredAccount, pair: TokenPair): Tokens => ({
  account: accountOfRow(account),
  access_token: pair.accessToken,
  token_type: 'bearer',
  expires_in: pair.expiresIn,
  refresh_token: pair.refreshToken,
})

/** On answers that hold tokens: no cache on the way keeps them. */
export const noStore = { 'cache-control': 'no-store' }
