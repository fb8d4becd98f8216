import { createHash } from 'node:crypto'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { asManaged, requireCrewEvent } from '../events/event-access.ts'
import { requireEventKeys } from '../events/event-key-store.ts'
import { doorsOpenAt } from '../events/rules.ts'
import type { OfflinePack } from './contract.ts'
import { eventTag } from './qr-payload.ts'
import { listRevokedSerials } from './ticket-list-store.ts'
import { listTicketTypes } from './ticket-type-store.ts'
import { viewTicketType } from './ticket-view.ts'

/** All that a phone needs to verify tickets by itself, and an ETag of it; see docs/qr-format.md. */
export async function readOfflinePack(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
): Promise<{ pack: OfflinePack; etag: string }> {
  const { event: found, pass: crew } = await requireCrewEvent({ db }, idOrCode, account)
  const event = asManaged(found)
  const { publicKey } = await requireEventKeys(db, event.id)
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const types = await listTicketTypes(db, event.id)
  const facts = {
    event: {
      id: event.id,
      tag: eventTag(event.id),
      code: event.code,
      title: event.title,
      place: event.place,
      status: event.status,
      doors_open_at: doorsOpenAt(event).toISOString(),
      starts_at: event.starts_at.toISOString(),
      ends_at: event.ends_at.toISOString(),
      time_zone: event.time_zone,
      reentry: event.reentry,
      gates: event.gates,
    },
    crew: { role: crew.role, gates: [...crew.gates] },
    public_key: { raw: x, jwk: { kty: 'OKP' as const, crv: 'Ed25519' as const, x } },
    ticket_types: types.map(viewTicketType),
    revoked_serials: await listRevokedSerials(db, event.id),
  }
  return { pack: { ...facts, issued_at: now().toISOString() }, etag: etagOf(facts) }
}

/** Weak, because `issued_at` differs each time. */
function etagOf(facts: object): string {
  return `W/"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url')}"`
}
