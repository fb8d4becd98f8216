import type { Command } from '../command.ts'
import { bringUpToDate, openHouse } from '../open-house.ts'

/** `balai migrate`: what an upgrade needs on a database server of its own; repeating it does nothing. */
export const migrate: Command = async (config) => {
  const house = await openHouse(config, 'visit', () => {})
  try {
    await bringUpToDate(house.connection)
    console.log('The database is at the newest version.')
  } finally {
    await house.close()
  }
}
