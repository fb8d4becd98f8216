export type Way = 'values' | 'types' | 'inline-types' | 'reexports' | 'dynamic'

/** `<way>` stands for each way to import in turn (planted-tree.ts), or for those that are named. */
export type PlantedImport = readonly [importer: string, imported: string, ways?: readonly Way[]]

/** Of a contract the web app may have what leaves no trace in the browser. */
const asValues: readonly Way[] = ['values', 'reexports', 'dynamic']

/** For each rule of .dependency-cruiser.mjs what breaks it, and it alone. */
export const violations: Record<string, readonly PlantedImport[]> = {
  'no-cycles': [['modules/attendance/<way>/answer.ts', '@balai/attendance/<way>/ask.ts']],
  'modules-meet-through-contracts': [
    ['modules/attendance/<way>/admit-tickets.ts', '@balai/identity/module.ts'],
    ['modules/attendance/<way>/consumers.ts', '@balai/identity/accounts/account-store.ts'],
  ],
  'contracts-stay-light': [
    ['modules/attendance/<way>/contract.ts', 'fastify'],
    ['packages/contract/<way>/schema.ts', 'node:fs'],
  ],
  'rules-are-pure': [
    ['modules/attendance/<way>/rules.ts', '@balai/attendance/door/scan-store.ts'],
    ['modules/identity/<way>/rules.ts', 'node:fs'],
  ],
  'sql-lives-in-stores': [
    ['modules/attendance/<way>/routes.ts', 'kysely'],
    ['dialects/tixgo/<way>/routes.ts', 'pg'],
  ],
  'dialects-adapt-modules': [['dialects/tixgo/<way>/log-in.ts', '@balai/identity/accounts/log-in.ts']],
  'the-program-wires-faces': [['apps/server/<way>/wiring.ts', '@balai/identity/accounts/log-in.ts']],
  'the-web-app-sees-contracts': [
    ['apps/web/src/api/<way>/client.ts', '@balai/identity/accounts/log-in.ts'],
    ['apps/web/src/app/<way>/shell.tsx', '@balai/server/version.ts'],
  ],
  'the-web-app-takes-types-alone': [
    ['apps/web/src/ui/<way>/role.tsx', '@balai/contract/principal.ts', asValues],
    ['apps/web/src/features/attendance/<way>/door.ts', '@balai/attendance/door/contract.ts', asValues],
  ],
  'features-stand-alone': [
    ['apps/web/src/features/attendance/<way>/wallet.tsx', '../../identity/log-in-form.ts'],
    ['apps/web/src/features/identity/<way>/profile.tsx', '../../../app/router.ts'],
  ],
  'the-web-app-has-floors': [
    ['apps/web/src/session/<way>/session.ts', '../../features/identity/log-in-form.ts'],
    ['apps/web/src/ui/<way>/links.tsx', '../../app/router.ts'],
    ['apps/web/src/theme/<way>/theme.ts', '../../main.ts'],
  ],
  'words-and-colours-come-first': [['apps/web/src/i18n/<way>/format.ts', '../../session/session.ts']],
  'the-kit-asks-nobody': [['apps/web/src/ui/<way>/person.tsx', '../../api/client.ts']],
  'packages-know-no-module': [['packages/http/<way>/guard.ts', '@balai/identity/contract.ts']],
  'nobody-imports-the-program': [
    ['modules/attendance/<way>/open-door.ts', '@balai/server/config.ts'],
    ['dialects/tixgo/<way>/measure.ts', '@balai/bench/run.ts'],
  ],
  'tests-are-not-imported': [
    ['modules/identity/<way>/register.ts', '@balai/identity/accounts/log-in.test.ts'],
  ],
  'testing-is-for-tests': [['modules/identity/<way>/connect.ts', '@balai/testing/test-database.ts']],
  'no-drawer-for-leftovers': [['modules/identity/<way>/shorten.ts', '@balai/identity/utils/strings.ts']],
  'no-barrels': [['modules/identity/<way>/sign-up.ts', '@balai/identity/accounts/index.ts']],
  'nothing-undeclared': [
    ['modules/identity/<way>/log.ts', 'pino'],
    ['modules/identity/<way>/guess.ts', 'nowhere-to-be-found'],
  ],
  'development-stays-home': [['modules/identity/<way>/sample.ts', 'fast-check']],
}

/** What the architecture wants, and no rule may catch. */
export const allowed: readonly PlantedImport[] = [
  ['modules/attendance/<way>/tickets/contract.ts', 'typebox'],
  ['modules/attendance/<way>/tickets/rules.ts', '@balai/contract/app-error.ts'],
  ['modules/attendance/<way>/scan-store.ts', 'kysely'],
  ['modules/attendance/<way>/follow-names.ts', '@balai/identity/accounts/contract.ts'],
  ['modules/attendance/<way>/admit-tickets.test.ts', '@balai/testing/test-database.ts'],
  ['modules/attendance/<way>/properties.test.ts', 'fast-check'],
  ['dialects/tixgo/<way>/port.ts', '@balai/identity/module.ts'],
  ['apps/server/<way>/faces.ts', '@balai/identity/module.ts'],
  ['packages/db/<way>/open-database.ts', 'pg'],
  ['apps/web/src/features/attendance/<way>/scanner.tsx', '@balai/attendance/door/contract.ts', ['types']],
  ['apps/web/src/features/attendance/<way>/list.tsx', '../../../ui/data-table.ts'],
  ['apps/web/src/app/<way>/routes.tsx', '../../features/identity/log-in-form.ts'],
  ['apps/web/src/ui/<way>/error-state.tsx', '../../api/problem.ts'],
  // the other half of the cycle above: a cycle is reported once
  ['modules/attendance/<way>/ask.ts', '@balai/attendance/<way>/answer.ts'],
]
