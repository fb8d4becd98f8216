import { type PageQuery, Uuid } from '@balai/contract/schema.ts'
import { pageOf } from '@balai/http/page.ts'
import { decodePageKey } from '@balai/http/page-key.ts'
import type { AccountDeps } from '../deps.ts'
import type { Session } from './contract.ts'
import { listSessions, type StoredSession } from './session-store.ts'

/** `current` marks the session that asks. */
export async function pageOfSessions(
  { db, now }: AccountDeps,
  accountId: string,
  { page_key, limit = 50 }: PageQuery,
  current: string | null,
) {
  const before = decodePageKey(Uuid, page_key)
  const sessions = await listSessions(db, accountId, { before, limit: limit + 1, now: now() })
  const page = pageOf(sessions, limit, ({ id }) => id)
  return { ...page, data: page.data.map((session) => sessionOfRow(session, current)) }
}

const sessionOfRow = (row: StoredSession, current: string | null): Session => ({
  id: row.id,
  current: row.id === current,
  user_agent: row.user_agent,
  address: row.address,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})
