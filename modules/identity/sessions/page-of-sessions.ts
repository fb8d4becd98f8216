import { type PageQuery, Uuid } from '@balai/contract/schema.ts'
import { readPage } from '@balai/http/page.ts'
import type { AccountDeps } from '../deps.ts'
import type { Session } from './contract.ts'
import { listSessions, type StoredSession } from './session-store.ts'

/** `current` marks the session that asks. */
export const pageOfSessions = (
  { db, now }: AccountDeps,
  accountId: string,
  query: PageQuery,
  current: string | null,
) =>
  readPage(query, {
    key: Uuid,
    list: (before, limit) => listSessions(db, accountId, { before, limit, now: now() }),
    keyOf: ({ id }) => id,
    view: (session) => sessionOfRow(session, current),
  })

const sessionOfRow = (row: StoredSession, current: string | null): Session => ({
  id: row.id,
  current: row.id === current,
  user_agent: row.user_agent,
  address: row.address,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})
