import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import { Instant } from '@balai/contract/schema.ts'
import { readPage } from '@balai/http/page.ts'
import { sortedPageKey } from '@balai/http/page-key.ts'
import type { Static } from 'typebox'
import { requireArea } from '../areas/area-store.ts'
import type { Deps } from '../deps.ts'
import { localDay } from '../hours/wall-clock.ts'
import { isStaff } from '../staff.ts'
import type { ReservationQuery, ReservationSort } from './contract.ts'
import { listReservations, type ReservationFilter } from './list-store.ts'
import type { Reservation } from './reservation-store.ts'
import { viewReservation } from './reservation-view.ts'
import { holderOf, notStaff, requirePerson } from './who-asks.ts'

const pageKeys = { from: sortedPageKey('from', Instant), '-from': sortedPageKey('-from', Instant) }

/** The caller's own; for staff and partners those of an area or of somebody. */
export async function readReservations(deps: Deps, principal: Principal, query: ReservationQuery) {
  const scope = await scopeOf(deps, principal, query)
  const { state = 'all', sort = comesNext(state) ? 'from' : '-from', q = null } = query
  const now = deps.now()
  return await readPage(query, {
    key: pageKeys[sort],
    list: (after, limit) =>
      listReservations(deps.db, {
        ...scope,
        state,
        q,
        now,
        sort,
        after: after === null ? null : { from: after[1], id: after[2] },
        limit,
      }),
    keyOf: keyOf(sort),
    view: viewReservation,
  })
}

const comesNext = (state: ReservationQuery['state']) => state === 'upcoming' || state === 'pending'

const keyOf =
  (sort: ReservationSort) =>
  ({ from, id }: Reservation): Static<(typeof pageKeys)[ReservationSort]> => [sort, from.toISOString(), id]

type ListScope = Pick<ReservationFilter, 'holderId' | 'areaId' | 'day'>

async function scopeOf(deps: Deps, principal: Principal, query: ReservationQuery): Promise<ListScope> {
  const { area_id: areaId = null, holder, date } = query
  if (date !== undefined && areaId === null) throw wrongQuery('query.area_id', 'is required with date')
  const day = date === undefined || areaId === null ? null : await dayIn(deps, areaId, date)
  if (principal.kind === 'account' && areaId === null && holder === undefined) {
    return { holderId: holderOf(principal).account_id, areaId, day }
  }
  if (principal.kind === 'account' && !isStaff(principal)) throw notStaff()
  if (areaId === null && holder === undefined) throw wrongQuery('query.holder', 'is required, or area_id')
  const holderId = holder === undefined ? null : (await requirePerson(deps, holder)).account_id
  return { holderId, areaId, day }
}

async function dayIn({ db }: Deps, areaId: string, date: string) {
  const { time_zone } = await requireArea(db, areaId)
  return localDay(date, time_zone)
}

function wrongQuery(path: string, message: string): AppError {
  return new AppError('invalid', 'validation_failed', 'This list cannot be read so.', {
    errors: [{ path, message }],
  })
}
