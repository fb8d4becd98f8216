import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Settings } from '../apps/server/settings.ts'

const example = fileURLToPath(new URL('../.env.example', import.meta.url))

const preface = `# Every setting of Balai, with its default. They come from the environment: compose files read deploy/.env, systemd
# has EnvironmentFile=, and a shell does \`set -a; . ./.env; set +a; npm start\`. An empty value counts as unset.
# Written from apps/server/settings.ts by: npx vitest run scripts/env-example.test.ts --update
`

it('lists every setting with its description and default, and no other', async () => {
  const settings = Object.entries<object>(Settings.properties).map(showSetting)
  await expect([preface, ...settings].join('')).toMatchFileSnapshot(example)
})

function showSetting([name, setting]: [string, object]): string {
  const { description, default: initial } = setting as { description: string; default?: string | number }
  return `\n# ${description}\n# ${name}=${quote(initial)}\n`
}

/** Where a shell would stumble. */
function quote(value: string | number = ''): string {
  const text = String(value)
  return /^[\w./:-]*$/.test(text) ? text : `"${text}"`
}
