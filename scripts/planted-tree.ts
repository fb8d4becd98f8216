import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlantedImport, Way } from './planted-imports.ts'

export interface Report {
  readonly caught: readonly { readonly rule: string; readonly from: string }[]
  /** Names of all rules that the configuration holds. */
  readonly rules: readonly string[]
}

const ways: Record<Way, (from: string) => string> = {
  values: (from) => `import { one } from '${from}'\nexport const two = one\n`,
  types: (from) => `import type { One } from '${from}'\nexport type Two = One\n`,
  'inline-types': (from) => `import { type One } from '${from}'\nexport type Two = One\n`,
  reexports: (from) => `export { one } from '${from}'\n`,
  dynamic: (from) => `export const two = await import('${from}')\n`,
}

const allWays = Object.keys(ways) as Way[]

/** Workspaces of the planted tree by the name that others import them under. */
const workspaces = {
  identity: 'modules/identity',
  attendance: 'modules/attendance',
  tixgo: 'dialects/tixgo',
  contract: 'packages/contract',
  db: 'packages/db',
  http: 'packages/http',
  testing: 'packages/testing',
  server: 'apps/server',
  web: 'apps/web',
  bench: 'bench',
}
const declared = ['fastify', 'kysely', 'pg', 'typebox']
const declaredForDevelopment = ['fast-check']
/** Installed for somebody else, and so within reach of everybody. */
const hoisted = ['pino']

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Plants imports in the skeleton of a house in a temporary directory, and checks its boundaries in one run.
 * The rules, and the way in which they read a file, are the repository's own.
 */
export function cruisePlanted(imports: readonly PlantedImport[]): Report {
  const tree = mkdtempSync(join(tmpdir(), 'balai-boundaries-'))
  try {
    for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json'])
      cpSync(join(root, file), join(tree, file))
    buildSkeleton(tree)
    for (const each of imports) plant(tree, each)
    return cruise(tree)
  } finally {
    rmSync(tree, { recursive: true })
  }
}

/** An importer's files, one for each way to import. */
export function inEachWay([importer, , wanted = allWays]: PlantedImport): string[] {
  return wanted.map((way) => inWay(importer, way))
}

function buildSkeleton(tree: string): void {
  for (const name of [...declared, ...declaredForDevelopment, ...hoisted]) {
    writeAt(join(tree, 'node_modules', name, 'main.js'), 'export const one = 1\n')
    writeManifest(join(tree, 'node_modules', name), { name, exports: './main.js' })
  }
  const { workspaces: rooms } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeManifest(tree, { workspaces: rooms, devDependencies: versions(declaredForDevelopment) })
  mkdirSync(join(tree, 'node_modules/@balai'))
  for (const [name, folder] of Object.entries(workspaces)) {
    const exports = { './*.ts': './*.ts' }
    writeManifest(join(tree, folder), { name: `@balai/${name}`, exports, dependencies: versions(declared) })
    symlinkSync(join('../..', folder), join(tree, 'node_modules/@balai', name))
  }
}

/** Writes the importer in every way to import, and beside it the file that it imports where that is one of ours. */
function plant(tree: string, [importer, imported, wanted = allWays]: PlantedImport): void {
  for (const way of wanted) {
    writeAt(join(tree, inWay(importer, way)), ways[way](inWay(imported, way)))
    const target = join(tree, inWay(fileOf(importer, imported), way))
    if (!existsSync(target)) writeAt(target, 'export const one = 1\nexport type One = number\n')
  }
}

/** `@balai/identity/module.ts` is `modules/identity/module.ts`; what is not ours is installed already. */
function fileOf(importer: string, imported: string): string {
  if (imported.startsWith('.')) return join(dirname(importer), imported)
  const [, name, file] = /^@balai\/(\w+)\/(.+)$/.exec(imported) ?? []
  return name === undefined ? '' : join(workspaces[name as keyof typeof workspaces], file ?? '')
}

function cruise(tree: string): Report {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const folders = ['apps', 'modules', 'dialects', 'packages', 'bench']
  const report = execFileSync(process.execPath, [cruiser, '--output-type', 'json', ...folders], {
    cwd: tree,
    encoding: 'utf8',
  })
  const { violations: found, ruleSetUsed } = JSON.parse(report).summary as Summary
  return {
    caught: found
      .map(({ rule, from }) => ({ rule: rule.name, from }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    rules: ruleSetUsed.forbidden.map(({ name }) => name),
  }
}

interface Summary {
  violations: { rule: { name: string }; from: string }[]
  ruleSetUsed: { forbidden: { name: string }[] }
}

const inWay = (path: string, way: string): string => path.replace('<way>', way)

const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))

const writeManifest = (folder: string, manifest: object): void =>
  writeAt(join(folder, 'package.json'), JSON.stringify({ type: 'module', ...manifest }))

function writeAt(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
