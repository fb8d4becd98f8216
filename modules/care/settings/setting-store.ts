import type { Db, Tx } from '@balai/db/open-database.ts'
import type { CareTables, SettingRow } from '../tables.ts'

export const readSetting = (db: Db<CareTables>): Promise<SettingRow> =>
  db.selectFrom('care.setting').selectAll().executeTakeFirstOrThrow()

export async function writeSetting(tx: Tx<CareTables>, setting: Omit<SettingRow, 'only_row'>): Promise<void> {
  await tx.updateTable('care.setting').set(setting).execute()
}
