import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import type { FastifyRequest } from 'fastify'
import { checkRegistration } from './check-registration.ts'
import { AccessToken, Credentials, Me, Registration } from './contract.ts'
import type { Caller, IdentityPort } from './ports.ts'

export function addAuthRoutes(
  scope: App,
  deps: { readonly guard: Guard; readonly identity: IdentityPort },
): void {
  const { guard, identity } = deps

  scope.post(
    '/auth/register',
    { config: { rate: 'authentication' }, schema: { body: Registration, response: { 200: Me } } },
    async (request) => await identity.register(checkRegistration(request.body), callerOf(request)),
  )

  scope.post(
    '/auth/login',
    { config: { rate: 'authentication' }, schema: { body: Credentials, response: { 200: AccessToken } } },
    (request) => identity.logIn(request.body, callerOf(request)),
  )

  scope.get('/auth/me', { onRequest: guard.account, schema: { response: { 200: Me } } }, async (request) => {
    const { username, role } = accountOf(request)
    return { username, role }
  })
}

const callerOf = ({ ip, headers }: FastifyRequest): Caller => ({
  address: ip,
  userAgent: headers['user-agent'] ?? null,
  authorization: headers.authorization ?? null,
})
