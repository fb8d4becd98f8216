import type { App } from '@balai/http/app.ts'
import { accountIdOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { kinds } from '../kinds/kinds.ts'
import { languageFor } from '../people/language.ts'
import { PreferenceList, PreferenceWishes } from './contract.ts'
import { listPreferences, putPreferences } from './preference-store.ts'
import { viewPreferences } from './preference-view.ts'
import { checkWishes } from './rules.ts'

const tags = ['notifications']

export function preferenceRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/notification-preferences',
    {
      schema: {
        tags,
        summary: 'By which ways I am told of what',
        response: { 200: PreferenceList },
      },
      onRequest: guard.account,
    },
    async (request) => ({
      data: viewPreferences(
        await listPreferences(db, accountIdOf(request)),
        await languageFor(deps, request),
      ),
    }),
  )

  app.put(
    '/notification-preferences',
    {
      schema: {
        tags,
        summary: 'Choose by which ways I am told of what',
        description: 'Kinds that are left out are as they are unless told otherwise.',
        body: PreferenceWishes,
        response: { 200: PreferenceList },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const accountId = accountIdOf(request)
      const { data } = request.body
      checkWishes(data, kinds)
      await db.transaction().execute((tx) => putPreferences(tx, accountId, data))
      return {
        data: viewPreferences(await listPreferences(db, accountId), await languageFor(deps, request)),
      }
    },
  )
}
