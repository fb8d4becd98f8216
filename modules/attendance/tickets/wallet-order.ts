import { Instant, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import type { HeldTicket, WalletCursor } from './wallet-store.ts'

/** When the first page was read, and where the last ticket stood by that instant. */
export const WalletKey = Type.Tuple([Instant, Type.Boolean(), Type.Number(), Uuid])
export type WalletKey = Static<typeof WalletKey>

export const walletKeyOf = ({ as_of, is_past, place_in_time, id }: HeldTicket): WalletKey => [
  as_of.toISOString(),
  is_past,
  place_in_time,
  id,
]

export function walletCursorOf(last: WalletKey | null, now: Date): Pick<WalletCursor, 'asOf' | 'after'> {
  if (last === null) return { asOf: now, after: null }
  const [asOf, is_past, place_in_time, id] = last
  return { asOf: new Date(asOf), after: { is_past, place_in_time, id } }
}
