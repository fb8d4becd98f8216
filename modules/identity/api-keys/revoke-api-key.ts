import { AppError } from '@balai/contract/app-error.ts'
import { emit } from '@balai/events/emit.ts'
import type { Actor } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { ApiKeyRevoked } from '../contract.ts'
import type { AccountDeps } from '../deps.ts'
import { deleteApiKey } from './api-key-store.ts'

/** Acts on the key's next request. Throws AppError `api_key_not_found`. */
export async function revokeApiKey({ db, now }: AccountDeps, id: string, by: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const revoked = await deleteApiKey(tx, id)
    if (revoked === undefined) {
      throw new AppError('not_found', 'api_key_not_found', 'There is no such API key.')
    }
    const subject = { kind: 'api_key', id, name: revoked.name } as const
    await recordAct(tx, now(), { action: 'api_key.revoked', actor: by, subject })
    await emit(tx, ApiKeyRevoked, { api_key_id: id })
  })
}
