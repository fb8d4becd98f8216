import { type Command, readArguments } from '../command.ts'
import { bringUpToDate, openHouseDatabase } from '../house-database.ts'

/** `balai migrate`: what an upgrade needs on a database server of its own; repeating it does nothing. */
export const migrate: Command = async (config, args) => {
  readArguments(args, {})
  const house = await openHouseDatabase(config, 'visit', () => {})
  try {
    await bringUpToDate(house.connection)
    console.log('The database is at the newest version.')
  } finally {
    await house.close()
  }
}
