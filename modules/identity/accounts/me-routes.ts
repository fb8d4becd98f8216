import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { CookieDeps, Guarded, PasswordDeps, SessionDeps } from '../deps.ts'
import { changePassword } from '../passwords/change-password.ts'
import { PasswordChangeWithSession, Tokens } from '../sessions/contract.ts'
import { giveTokens } from '../sessions/give-tokens.ts'
import { originOf } from '../sessions/origin-of.ts'
import { checkCookieWish } from '../sessions/session-cookie.ts'
import { accountOfRow } from './account-view.ts'
import { idOf } from './caller-id.ts'
import { changeProfile } from './change-account.ts'
import { changeEmail } from './change-email.ts'
import { Account, EmailChange, ProfileChange } from './contract.ts'
import { requireAccount } from './require-account.ts'

const tags = ['me']

export function meRoutes(app: App, deps: PasswordDeps & SessionDeps & CookieDeps & Guarded): void {
  const { guard } = deps

  app.get(
    '/me',
    {
      schema: { tags, summary: 'My account', response: { 200: Account } },
      onRequest: guard.account,
    },
    async (request) => accountOfRow(await requireAccount(deps.db, idOf(accountOf(request)))),
  )

  app.patch(
    '/me',
    {
      schema: {
        tags,
        summary: 'Change my names or language',
        body: ProfileChange,
        response: { 200: Account },
      },
      onRequest: guard.account,
    },
    async (request) => accountOfRow(await changeProfile(deps, idOf(accountOf(request)), request.body)),
  )

  app.put(
    '/me/password',
    {
      schema: {
        tags,
        summary: 'Change my password; ends all sessions and opens a new one',
        body: PasswordChangeWithSession,
        response: { 200: Tokens },
      },
      onRequest: guard.account,
      config: { rate: 'authentication' },
    },
    async (request, reply) => {
      checkCookieWish(request, deps.publicUrl)
      const changed = await changePassword(deps, accountOf(request), {
        ...originOf(request),
        currentPassword: request.body.current_password,
        newPassword: request.body.new_password,
      })
      return giveTokens(deps, request, reply, changed)
    },
  )

  app.put(
    '/me/email',
    {
      schema: {
        tags,
        summary: 'Change my e-mail; a letter asks to confirm it',
        body: EmailChange,
        response: { 200: Account },
      },
      onRequest: guard.account,
      config: { rate: 'authentication' },
    },
    async (request) => {
      const change = { ...request.body, address: request.ip }
      return accountOfRow(await changeEmail(deps, accountOf(request), change))
    },
  )
}
