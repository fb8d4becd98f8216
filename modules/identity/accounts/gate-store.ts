import type { Role } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'

/** What a token says about who bears it. Without an id it is a partner's, and `name` is a folded login name. */
export interface Bearer {
  readonly accountId: string | null
  readonly name: string
  readonly sessionId: string | null
}

export interface AdmittedAccount {
  readonly id: string
  readonly login: string
  readonly display_name: string
  readonly first_name: string
  readonly last_name: string
  readonly role: Role
  readonly token_version: number
  readonly session_alive: boolean
}

/** The active account of each bearer, in their order; null where there is none. */
export async function findBearers(
  db: Db<IdentityTables>,
  bearers: readonly Bearer[],
  now: Date,
): Promise<(AdmittedAccount | null)[]> {
  const { rows } = await sql<AdmittedAccount & { place: number }>`
    select bearer.place, account.id, login, display_name, first_name, last_name, role, token_version,
           session.id is not null as session_alive
    from unnest(
           ${bearers.map(({ accountId }) => accountId)}::uuid[],
           ${bearers.map(({ name }) => name)}::text[],
           ${bearers.map(({ sessionId }) => sessionId)}::uuid[]
         ) with ordinality as bearer (account_id, name, session_id, place)
    left join identity.login_name on bearer.account_id is null and login_name.name = bearer.name
    join identity.account on account.id = coalesce(bearer.account_id, login_name.account_id)
    left join identity.session on session.id = bearer.session_id
      and session.account_id = account.id and session.expires_at > ${now}
    where account.status = 'active'`.execute(db)
  const found = new Map(rows.map((row) => [row.place - 1, row]))
  return bearers.map((_, index) => found.get(index) ?? null)
}
