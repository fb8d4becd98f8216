import { AppError } from '@balai/contract/app-error.ts'
import { seedDemoMedicines } from '../demo/seed-demo-medicines.ts'
import type { Deps } from '../deps.ts'
import { readCatalogue } from '../medicines/catalogue-store.ts'
import type { SettingRow } from '../tables.ts'
import type { CareStatus } from './contract.ts'
import { readSetting } from './setting-store.ts'

/** Until an admin decides, what the operator wants holds; then the table may still have to be filled. */
export async function readSettings(deps: Deps): Promise<SettingRow> {
  const setting = await readSetting(deps.db)
  if (setting.changed_at !== null || !deps.onAtFirst) return setting
  await fillOnce(deps)
  return { ...setting, enabled: true }
}

async function fillOnce({ db, now }: Deps): Promise<void> {
  const { filled_at } = await readCatalogue(db)
  if (filled_at !== null) return
  await db.transaction().execute((tx) => seedDemoMedicines(tx, now()))
}

/** Throws the not_found `care_off`. */
export async function requireCareOn(deps: Deps): Promise<void> {
  const { enabled } = await readSettings(deps)
  if (enabled) return
  throw new AppError('not_found', 'care_off', 'This house does not offer the medicine look-up.')
}

export async function readStatus(deps: Deps): Promise<CareStatus> {
  const { enabled } = await readSettings(deps)
  if (deps.mediMatch.kind === 'remote') return { enabled, source: 'remote', products: null, demo: false }
  const { products, demo } = await readCatalogue(deps.db)
  return { enabled, source: 'local', products, demo }
}
