import { isUuid } from '@balai/contract/schema.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import type { Act } from './acts.ts'
import type { AuditEntry, AuditQuery } from './contract.ts'

export async function recordAct(tx: Tx<IdentityTables>, at: Date, act: Act): Promise<void> {
  const { actor, subject } = act
  await tx
    .insertInto('identity.audit_entry')
    .values({
      id: newId(),
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      address: actor.address,
      action: act.action,
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      subject_name: subject?.name ?? null,
      details: JSON.stringify(act.details ?? {}),
    })
    .execute()
}

/** Where a page of the log ended: the log is read from its newest entry back. */
export interface AuditPosition {
  readonly at: string
  readonly id: string
}

export type AuditFilter = Pick<AuditQuery, 'actor' | 'action' | 'subject' | 'from' | 'to'>

export async function listAuditEntries(
  db: Db<IdentityTables>,
  filter: AuditFilter,
  after: AuditPosition | null,
  limit: number,
): Promise<AuditEntry[]> {
  let query = db.selectFrom('identity.audit_entry').selectAll()
  if (filter.actor !== undefined) query = query.where(named('actor', filter.actor))
  if (filter.subject !== undefined) query = query.where(named('subject', filter.subject))
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  if (filter.from !== undefined) query = query.where('at', '>=', new Date(filter.from))
  if (filter.to !== undefined) query = query.where('at', '<', new Date(filter.to))
  if (after !== null) query = query.where(sql<boolean>`(at, id) < (${new Date(after.at)}, ${after.id})`)
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(
    (row): AuditEntry => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
      address: row.address,
      action: row.action,
      subject:
        row.subject_kind === null
          ? null
          : { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
      details: row.details,
    }),
  )
}

/** Each of the two ways has its index. */
function named(who: 'actor' | 'subject', value: string) {
  const id = sql.ref(`${who}_id`)
  const name = sql.ref(`${who}_name`)
  return isUuid(value) ? sql<boolean>`${id} = ${value}::uuid` : sql<boolean>`lower(${name}) = lower(${value})`
}
