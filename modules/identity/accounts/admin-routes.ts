import { Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import { callerAt } from '../audit/acts.ts'
import type { Guarded, PasswordDeps } from '../deps.ts'
import { AdminPasswordReset } from '../recovery/contract.ts'
import { mailPasswordReset, replacePassword } from '../recovery/replace-password.ts'
import { listAccounts } from './account-list-store.ts'
import { accountPageKeys, pageKeyOf } from './account-order.ts'
import { accountOfRow } from './account-view.ts'
import { changeAccount } from './change-account.ts'
import { Account, AccountChange, AccountPage, AccountQuery, NewAccount } from './contract.ts'
import { createAccount } from './create-account.ts'
import { requireAccount } from './require-account.ts'

const tags = ['accounts']
const Params = Type.Object({ id: Uuid })

export function accountRoutes(app: App, deps: PasswordDeps & Guarded): void {
  const { db, guard } = deps

  app.get(
    '/accounts',
    {
      schema: {
        tags,
        summary: 'People, newest account first unless told otherwise',
        querystring: AccountQuery,
        response: { 200: AccountPage },
      },
      onRequest: guard.role('admin'),
    },
    ({ query }) => {
      const { sort = '-created_at' } = query
      return readPage(query, {
        key: accountPageKeys[sort],
        list: (last, limit) => {
          const after = last === null ? null : { value: last[1], id: last[2] }
          return listAccounts(db, { ...query, sort, after, limit })
        },
        keyOf: pageKeyOf(sort),
        view: accountOfRow,
      })
    },
  )

  app.post(
    '/accounts',
    {
      schema: {
        tags,
        summary: 'Make an account for somebody; without a password a letter invites them',
        body: NewAccount,
        response: { 201: Account },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const by = callerAt(accountOf(request), request.ip)
      const account = await createAccount(deps, request.body, by)
      return reply
        .code(201)
        .header('location', `${app.prefix}/accounts/${account.id}`)
        .send(accountOfRow(account))
    },
  )

  app.get(
    '/accounts/:id',
    {
      schema: { tags, summary: 'One account', params: Params, response: { 200: Account } },
      onRequest: guard.role('admin'),
    },
    async (request) => accountOfRow(await requireAccount(db, request.params.id)),
  )

  app.patch(
    '/accounts/:id',
    {
      schema: {
        tags,
        summary: 'Change role, status or names; acts on the account’s next request',
        params: Params,
        body: AccountChange,
        response: { 200: Account },
      },
      onRequest: guard.role('admin'),
    },
    async (request) => {
      const by = callerAt(accountOf(request), request.ip)
      return accountOfRow(await changeAccount(deps, request.params.id, request.body, by))
    },
  )

  app.post(
    '/accounts/:id/password-reset',
    {
      schema: {
        tags,
        summary: 'Send a letter to choose a new password by, or set a password',
        params: Params,
        body: Type.Union([AdminPasswordReset, Type.Null()]),
        response: { 202: Type.Null(), 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async (request, reply) => {
      const by = callerAt(accountOf(request), request.ip)
      const accountId = request.params.id
      const password = request.body?.password
      if (password === undefined) {
        await mailPasswordReset(deps, { accountId, by })
        return reply.code(202).send(null)
      }
      await replacePassword(deps, { accountId, password, by })
      return reply.code(204).send(null)
    },
  )
}
