import { migrate as migrateDatabase } from '@balai/db/migrate.ts'
import type { Command } from '../cli.ts'
import { allMigrations, openHouse } from '../open-house.ts'

/** `balai migrate`: needed before a server of a newer version starts on a database of its own; repeating it does nothing. */
export const migrate: Command = async (config) => {
  const house = await openHouse(config, () => {})
  try {
    await migrateDatabase(house.connection, allMigrations)
    console.log('The database is at the newest version.')
  } finally {
    await house.close()
  }
}
