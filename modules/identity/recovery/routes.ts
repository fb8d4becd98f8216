import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import { idOf } from '../accounts/caller-id.ts'
import type { Guarded, PasswordDeps } from '../deps.ts'
import { EmailVerification, PasswordReset, PasswordResetRequest } from './contract.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { requestEmailVerification, verifyEmail } from './verify-email.ts'

const tags = ['auth']
const rate = 'authentication'

export function recoveryRoutes(app: App, deps: PasswordDeps & Guarded): void {
  const { guard } = deps

  app.post(
    '/auth/password-reset',
    {
      schema: {
        tags,
        summary: 'Ask for a letter to choose a new password by',
        description: 'The answer is the same whether or not there is such an account.',
        body: PasswordResetRequest,
        response: { 202: Type.Null() },
      },
      config: { rate },
    },
    async (request, reply) => {
      await requestPasswordReset(deps, request.body.login)
      return reply.code(202).send(null)
    },
  )

  app.post(
    '/auth/password-reset/confirm',
    {
      schema: {
        tags,
        summary: 'Choose a new password with the token of the letter; ends all sessions',
        body: PasswordReset,
        response: { 204: Type.Null() },
      },
      config: { rate },
    },
    async (request, reply) => {
      await resetPassword(deps, { ...request.body, address: request.ip })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/auth/email-verification',
    {
      schema: {
        tags,
        summary: 'Ask for a letter to confirm the e-mail by',
        response: { 202: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      await requestEmailVerification(deps, idOf(accountOf(request)))
      return reply.code(202).send(null)
    },
  )

  app.post(
    '/auth/email-verification/confirm',
    {
      schema: {
        tags,
        summary: 'Confirm the e-mail with the token of the letter',
        body: EmailVerification,
        response: { 204: Type.Null() },
      },
      config: { rate },
    },
    async (request, reply) => {
      await verifyEmail(deps, { token: request.body.token, address: request.ip })
      return reply.code(204).send(null)
    },
  )
}
