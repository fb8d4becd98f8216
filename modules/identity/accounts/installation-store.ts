import type { Db, Tx } from '@balai/db/open-database.ts'
import type { IdentityTables } from '../tables.ts'

/** True for exactly one account, ever: those that come at the same moment wait here for the first to decide. */
export async function claimInstallation(tx: Tx<IdentityTables>, accountId: string): Promise<boolean> {
  const claimed = await tx
    .updateTable('identity.installation')
    .set({ first_account_id: accountId })
    .where('first_account_id', 'is', null)
    .executeTakeFirst()
  return claimed.numUpdatedRows === 1n
}

export async function isFirstAccountWanted(db: Db<IdentityTables>): Promise<boolean> {
  const { first_account_id } = await db
    .selectFrom('identity.installation')
    .select('first_account_id')
    .executeTakeFirstOrThrow()
  return first_account_id === null
}
