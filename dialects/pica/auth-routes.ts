import type { App } from '@balai/http/app.ts'
import type { Identity } from '@balai/identity/module.ts'
import { AccessTokens, Credentials, Registered, Registration } from './contract.ts'

const tokenSeconds = 30 * 60

export type PicaIdentity = Pick<Identity, 'registerAccount' | 'logIn' | 'openSession'>

/** The original's clients use both. */
const prefixes = ['/api/public', '/api/secure']

export function addAuthRoutes(scope: App, identity: PicaIdentity): void {
  for (const prefix of prefixes) {
    scope.post(
      `${prefix}/register`,
      { config: { rate: 'authentication' }, schema: { body: Registration, response: { 200: Registered } } },
      async ({ body: { username, email, password }, ip }) => {
        const account = await identity.registerAccount({
          ...{ username, email, password },
          policy: 'contract',
          openRole: 'member',
          by: null,
          address: ip,
        })
        return { message: 'User registered successfully', username: account.login }
      },
    )

    scope.post(
      `${prefix}/login`,
      { config: { rate: 'authentication' }, schema: { body: Credentials, response: { 200: AccessTokens } } },
      async ({ body: { username, password }, ip, headers }, reply) => {
        const account = await identity.logIn({ login: username, password, address: ip })
        const origin = { address: ip, userAgent: headers['user-agent'] ?? null }
        const { accessToken, refreshToken } = await identity.openSession(account, origin, tokenSeconds)
        reply.header('cache-control', 'no-store')
        return { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' as const }
      },
    )
  }
}
