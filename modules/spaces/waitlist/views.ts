import type { SeatWatch, WaitlistEntry } from './contract.ts'
import type { ListedEntry } from './entry-store.ts'
import type { ListedWatch } from './watch-store.ts'

export function viewEntry(entry: ListedEntry): WaitlistEntry {
  return {
    ...viewWish(entry),
    state: entry.state,
    ahead: entry.ahead,
    offer: entry.state === 'offered' ? offerOf(entry) : null,
    ended_at: entry.ended_at?.toISOString() ?? null,
  }
}

export const viewWatch = (watch: ListedWatch): SeatWatch => ({
  ...viewWish(watch),
  told_at: watch.told_at?.toISOString() ?? null,
})

const viewWish = (wish: ListedEntry | ListedWatch) => ({
  id: wish.id,
  area_id: wish.area_id,
  area_name: wish.area_name,
  time_zone: wish.time_zone,
  seat_id: wish.seat_id,
  seat_number: wish.seat_number,
  from: wish.from.toISOString(),
  to: wish.to.toISOString(),
  created_at: wish.created_at.toISOString(),
})

function offerOf({ offer }: ListedEntry): WaitlistEntry['offer'] {
  if (offer === null) return null
  const { from, to, expires_at } = offer
  return {
    ...offer,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    expires_at: new Date(expires_at).toISOString(),
  }
}
