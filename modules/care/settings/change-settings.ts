import { seedDemoMedicines } from '../demo/seed-demo-medicines.ts'
import type { Deps } from '../deps.ts'
import { writeSetting } from './setting-store.ts'

/** Whoever turns the look-up on with an empty table gets the demo's products, to see what it is. */
export async function changeSettings({ db, now }: Deps, enabled: boolean, by: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await writeSetting(tx, { enabled, changed_by: by, changed_at: now() })
    if (enabled) await seedDemoMedicines(tx, now())
  })
}
