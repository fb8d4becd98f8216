import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import type { BookWish } from './contract.ts'

/**
 * A copy that nobody has or has reserved, held until the transaction ends; pre-loved ones first, to spare the new. Null
 * only when there is none: copies that others are just deciding about are waited for, because they may let go of them.
 */
export async function holdFreeCopy(tx: Tx<SpacesTables>, wish: BookWish): Promise<string | null> {
  return (await holdOne(tx, wish, 'skip locked')) ?? (await holdOne(tx, wish, 'wait'))
}

async function holdOne(
  tx: Tx<SpacesTables>,
  {
    title_id,
    condition = null,
  }: { readonly title_id: string; readonly condition?: BookWish['condition'] | null },
  others: 'skip locked' | 'wait',
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from spaces.copy
    where title_id = ${title_id} and retired_at is null and not out_of_service
      and (${condition}::text is null or condition = ${condition})
      and not exists (
        select from spaces.loan where loan.copy_id = copy.id and loan.state in ('reserved', 'lent'))
    order by condition desc, id limit 1
    for no key update ${others === 'wait' ? sql`` : sql`skip locked`}`.execute(tx)
  return rows[0]?.id ?? null
}
