import { pendingMigrations } from '@balai/db/migrate.ts'
import { openDatabase } from '@balai/db/open-database.ts'
import { readServerVersion } from '@balai/db/server-version.ts'
import { cautionsOf } from '../cautions.ts'
import { type Command, readArguments } from '../command.ts'
import type { Config, Place } from '../config.ts'
import { allMigrations, openHouseDatabase } from '../house-database.ts'

/** `balai doctor`: what is set, from where, and what answers. Exits with 1 when something does not. */
export const doctor: Command = async (config, args) => {
  readArguments(args, {})
  for (const { name, value, source } of config.settings) {
    console.log(`${name.padEnd(28)} ${value}  (${source})`)
  }
  console.log('')
  const answers = await Promise.all([
    ask('database', () => askDatabase(config)),
    ask('identity', () => askPlace(config.identity)),
    ask('attendance', () => askPlace(config.attendance)),
  ])
  for (const caution of cautionsOf(config)) console.log(`note  ${caution}`)
  if (answers.includes(false)) process.exitCode = 1
}

async function ask(name: string, question: () => Promise<string>): Promise<boolean> {
  try {
    console.log(`ok    ${name}: ${await question()}`)
    return true
  } catch (error) {
    console.log(`FAIL  ${name}: ${(error as Error).message}`)
    return false
  }
}

async function askDatabase(config: Config): Promise<string> {
  const house = await openHouseDatabase(config, 'visit', () => {})
  const db = openDatabase({ connection: house.connection, poolSize: 2 })
  try {
    const version = await readServerVersion(db)
    const pending = await pendingMigrations(house.connection, allMigrations)
    if (pending.length > 0)
      throw new Error(`PostgreSQL ${version} wants "balai migrate" for ${pending.join(', ')}`)
    return `PostgreSQL ${version}, ${config.database.kind}, at the newest version`
  } finally {
    await db.destroy()
    await house.close()
  }
}

async function askPlace(place: Place): Promise<string> {
  if (place.kind === 'local') return 'in this process'
  const answer = await fetch(`${place.baseUrl}/health`, { signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw new Error(`${place.baseUrl} answered ${answer.status}`)
  return `${place.baseUrl} answers`
}
