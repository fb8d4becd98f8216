import { gather } from '@balai/db/gather.ts'
import type { ApiKeyGate } from '@balai/http/guard.ts'
import type { AccountDeps } from '../deps.ts'
import { findKeyHolders, hashApiKey, noteUse } from './api-key-store.ts'
import { useNotedEvery } from './rules.ts'

/** Asks the database at every request, as the account gate does. */
export function createApiKeyGate({ db, now }: AccountDeps): ApiKeyGate {
  async function findAndNote(hashes: Buffer[]) {
    const at = now()
    const staleBefore = new Date(at.getTime() - useNotedEvery)
    const holders = await findKeyHolders(db, hashes, at)
    const stale = holders.filter(
      (holder) => holder !== null && (holder.last_used_at === null || holder.last_used_at < staleBefore),
    )
    const ids = new Set(stale.map((holder) => holder?.id ?? ''))
    if (ids.size > 0) await noteUse(db, [...ids], { now: at, staleBefore })
    return holders
  }

  const find = gather(findAndNote, { limit: 256, parallel: 2 })
  return {
    async admit(key) {
      const holder = await find(hashApiKey(key))
      if (holder === null) return null
      return { kind: 'api_key', apiKeyId: holder.id, name: holder.name, scopes: holder.scopes }
    },
  }
}
