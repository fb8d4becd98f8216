import type { Tokens } from '@balai/http/tokens.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import { nameOf } from '../accounts/account-view.ts'

export interface AccessTokenWish {
  /** How long it lives. */
  readonly seconds: number
  /** What `sub` says where it is not the login name: the e-mail, in the Werk dialect. */
  readonly subject?: string
  /** The session that it ends with; without one it ends with its time or a change of password. */
  readonly sessionId?: string
  /** Now unless told: an earlier instant makes the very token again that was made then. */
  readonly issuedAt?: Date
}

export function issueAccessToken(tokens: Tokens, account: StoredAccount, wish: AccessTokenWish): string {
  return tokens.sign(
    {
      sub: wish.subject ?? account.login,
      uid: account.id,
      role: account.role,
      name: nameOf(account),
      ver: account.token_version,
      ...(wish.sessionId === undefined ? {} : { sid: wish.sessionId }),
    },
    wish.seconds,
    wish.issuedAt,
  )
}
