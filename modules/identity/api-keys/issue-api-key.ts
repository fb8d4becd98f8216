import { randomBytes } from 'node:crypto'
import { newId } from '@balai/db/new-id.ts'
import type { Actor } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { AccountDeps } from '../deps.ts'
import { hashApiKey, insertApiKey } from './api-key-store.ts'
import type { IssuedApiKey, NewApiKey } from './contract.ts'
import { checkExpiry } from './rules.ts'

/** The only time that the key itself is told. Throws AppError `expires_in_the_past`. */
export async function issueApiKey(
  { db, now }: AccountDeps,
  { name, scopes, expires_at = null }: NewApiKey,
  by: Actor,
): Promise<IssuedApiKey> {
  const at = now()
  const expiresAt = expires_at === null ? null : new Date(expires_at)
  checkExpiry(expiresAt, at)
  const { prefix, key } = newApiKey()
  const id = newId()
  await db.transaction().execute(async (tx) => {
    await insertApiKey(tx, {
      id,
      name,
      prefix,
      key_hash: hashApiKey(key),
      scopes,
      expires_at: expiresAt,
      created_at: at,
      created_by: by.id,
      last_used_at: null,
    })
    await recordAct(tx, at, {
      action: 'api_key.created',
      actor: by,
      subject: { kind: 'api_key', id, name },
      details: { prefix, scopes: scopes.join(' ') },
    })
  })
  const created_at = at.toISOString()
  return { id, name, prefix, key, scopes, expires_at: expiresAt?.toISOString() ?? null, created_at }
}

/** `balai_`, eight letters by which people tell keys apart, and 256 bits that nobody guesses. */
function newApiKey(): { readonly prefix: string; readonly key: string } {
  const prefix = `balai_${randomBytes(4).toString('hex')}`
  return { prefix, key: `${prefix}_${randomBytes(32).toString('base64url')}` }
}
