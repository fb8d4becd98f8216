import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { writeTypes } from '@balai/openapi-types/write-types.ts'

/** `npm run api-types`: the types of the web app's client, from the routes as they stand in the code. */
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// No setting of this machine has a say in the types; what is printed is the whole house.
const { PATH = '' } = process.env
const { status, stdout, stderr } = spawnSync(process.execPath, [at('apps/server/cli.ts'), 'openapi'], {
  encoding: 'utf8',
  env: { PATH, LOG_LEVEL: 'silent' },
  maxBuffer: 64 * 1024 * 1024,
})
if (status !== 0) {
  process.stderr.write(stderr)
  process.exit(status ?? 1)
}
await writeTypes(JSON.parse(stdout), at('apps/web/src/api/api-types.gen.d.ts'))
