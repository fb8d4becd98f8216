import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { problemOf, toProblem } from '../../../api/problem.ts'
import { clockOffset, recallClock } from '../../../api/server-clock.ts'
import { doorApi } from './door-api.ts'
import { type KeptPack, openDoorStore } from './door-store.ts'
import { noteStorage } from './storage-health.ts'

const keyOf = (accountId: string, eventId: string) => `${accountId} ${eventId}`

/** What was packed before, by the event's id or code. */
export async function keptPack(accountId: string, idOrCode: string): Promise<KeptPack | null> {
  const kept = await keptPacks(accountId)
  return kept.find(({ pack: { event } }) => event.id === idOrCode || event.code === idOrCode) ?? null
}

export async function keptPacks(accountId: string): Promise<KeptPack[]> {
  const all = await (await openDoorStore()).getAll('packs')
  const own = all.filter(({ account_id }) => account_id === accountId)
  const [newest] = own.toSorted((a, b) => (b.clock?.at ?? 0) - (a.clock?.at ?? 0))
  recallClock(newest?.clock)
  return own
}

/** Asks whether there is a newer one, and keeps it. Throws a `Problem` without network, or for who is no crew. */
export async function fetchPack(accountId: string, idOrCode: string): Promise<KeptPack> {
  const kept = await keptPack(accountId, idOrCode).catch(() => null)
  const etag = kept?.etag ?? null
  try {
    const { data, error, response } = await doorApi(accountId).GET('/api/v1/events/{eventId}/offline-pack', {
      params: { path: { eventId: idOrCode } },
      headers: etag === null ? {} : { 'if-none-match': etag },
      signal: AbortSignal.timeout(15_000),
    })
    if (response.status === 304 && kept !== null)
      return await keep({ ...kept, fetched_at: now(), clock: clockOffset() })
    if (!response.ok || data === undefined) throw problemOf(response, error)
    return await keep(packed(accountId, data, response.headers.get('etag')))
  } catch (error) {
    throw toProblem(error)
  }
}

function packed(accountId: string, pack: OfflinePack, etag: string | null): KeptPack {
  return {
    key: keyOf(accountId, pack.event.id),
    account_id: accountId,
    pack,
    etag,
    fetched_at: now(),
    clock: clockOffset(),
  }
}

async function keep(kept: KeptPack): Promise<KeptPack> {
  // a browser that keeps nothing still scans with network
  const db = await openDoorStore().catch(() => null)
  await db?.put('packs', kept).catch(() => noteStorage('full'))
  return kept
}

const now = () => new Date().toISOString()
