import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { accountOf, type GatedRequest, type Guard } from '@balai/http/guard.ts'
import type { Identity } from '@balai/identity/module.ts'
import type { IdentityPort } from './ports.ts'

export interface LocalIdentityDeps {
  readonly identity: Pick<Identity, 'registerAccount' | 'logIn' | 'issueAccessToken'>
  readonly guard: Guard
  /** How long a token of this dialect lives; it cannot be refreshed. */
  readonly tokenSeconds: number
}

export function createLocalIdentity({ identity, guard, tokenSeconds }: LocalIdentityDeps): IdentityPort {
  return {
    async register(registration, { address, authorization }) {
      const by = await accountBehind(guard, authorization)
      const account = await identity.registerAccount({
        ...registration,
        policy: 'contract',
        openRole: 'committee',
        by,
        address,
      })
      return { username: account.login, role: account.role }
    },
    async logIn({ username, password }, { address }) {
      const account = await identity.logIn({ login: username, password, address })
      return {
        access_token: identity.issueAccessToken(account, { seconds: tokenSeconds }),
        token_type: 'bearer',
      }
    },
  }
}

/** An admin may give any role. Everybody else may register too, also with the stale header of a front end. */
async function accountBehind(guard: Guard, authorization: string | null): Promise<AccountPrincipal | null> {
  if (authorization === null) return null
  const request: GatedRequest = { headers: { authorization }, principal: null }
  try {
    await guard.account(request)
    return accountOf(request)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unauthenticated') return null
    throw error
  }
}
