import type { Attendance } from '@balai/attendance/module.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { HouseActor, Identity } from '@balai/identity/module.ts'
import type { Spaces } from '@balai/spaces/module.ts'

export interface DemoDeps {
  readonly db: Db<object>
  readonly identity: Pick<Identity, 'seedDemo'>
  readonly attendance: Pick<Attendance, 'seedDemo'>
  readonly spaces: Pick<Spaces, 'seedDemo'>
}

export interface DemoData {
  readonly events: number
  readonly tickets: number
  readonly areas: number
  readonly seats: number
  readonly titles: number
  readonly accounts: number
  /** Of each demo account, told this once. */
  readonly password: string
  readonly usernames: readonly string[]
}

/**
 * Fills every module in one transaction: a seeding that is cut off leaves nothing behind, and of two at once the second
 * waits, and is told `demo_data_exists`.
 */
export async function seedDemo(
  { db, identity, attendance, spaces }: DemoDeps,
  by: HouseActor | null,
): Promise<DemoData> {
  return await db.transaction().execute(async (tx) => {
    const { cast, ...people } = await identity.seedDemo(tx, by)
    const attended = await attendance.seedDemo(tx, cast)
    return { ...attended, ...(await spaces.seedDemo(tx, cast)), ...people }
  })
}
