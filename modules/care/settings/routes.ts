import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import type { SettingRow } from '../tables.ts'
import { changeSettings } from './change-settings.ts'
import { CareSettings, CareSettingsChange, CareStatus } from './contract.ts'
import { readSettings, readStatus } from './read-settings.ts'

const tags = ['care']

export function settingRoutes(app: App, deps: RouteDeps): void {
  const { guard } = deps

  app.get(
    '/care/status',
    {
      schema: {
        tags,
        summary: 'Whether this house offers the medicine look-up, and from where',
        response: { 200: CareStatus },
      },
      onRequest: guard.optional,
    },
    () => readStatus(deps),
  )

  app.get(
    '/care/settings',
    {
      schema: { tags, summary: 'What the house has decided', response: { 200: CareSettings } },
      onRequest: guard.role('admin'),
    },
    async () => viewSettings(await readSettings(deps)),
  )

  app.put(
    '/care/settings',
    {
      schema: {
        tags,
        summary: 'Turn the medicine look-up on or off',
        description: 'Turned on with an empty table, it gets a few demonstration products.',
        body: CareSettingsChange,
        response: { 200: CareSettings },
      },
      onRequest: guard.role('admin'),
    },
    async (request) => {
      await changeSettings(deps, request.body.enabled, accountOf(request).username)
      return viewSettings(await readSettings(deps))
    },
  )
}

const viewSettings = ({ enabled, changed_by, changed_at }: SettingRow): CareSettings => ({
  enabled,
  changed_by,
  changed_at: changed_at?.toISOString() ?? null,
})
