import { newId } from '@balai/db/new-id.ts'
import type { Statement } from '../load/repeat.ts'
import { instantOf, type Slot } from '../stage/slots.ts'
import type { StagedArea } from '../stage/stage-area.ts'

/** The row of a reservation of its own slot, and nothing else that reserving takes. */
export const insertFree = (area: StagedArea): Statement => ({
  text: insertText,
  values() {
    const [slot = '{}'] = area.freeLater.peek(1)
    area.freeLater.use(1)
    return rowOf(area, JSON.parse(slot))
  },
  rows: 1,
})

/** The row of a reservation that the constraint keeps out. */
export const insertTaken = (area: StagedArea): Statement => ({
  text: `${insertText} on conflict on constraint reservation_overlap do nothing`,
  values: () => rowOf(area, area.taken),
  rows: 0,
})

const insertText = `
  insert into spaces.reservation (
    id, code, area_id, seat_id, holder_id, holder_username, holder_name, during, state, created_at, updated_at)
  values ($1, right($1::uuid::text, 12), $2, $3, $4, 'anggota', 'Anggota',
    tstzrange($5::timestamptz, $6::timestamptz), 'active', now(), now())`

const rowOf = ({ areaId }: StagedArea, { seat_id, from, to }: Slot) => [
  newId(),
  areaId,
  seat_id,
  newId(),
  from,
  to,
]

/** The seats of an area, and whether each is taken at any time of a day. */
export const readTaken = ({ areaId, date }: StagedArea): Statement => ({
  text: `
    select id, number, id in (
      select seat_id from spaces.reservation where area_id = $1 and ${occupiesThen}) as taken
    from spaces.seat where area_id = $1 and retired_at is null`,
  values: () => [areaId, instantOf(date, 8), instantOf(date, 20)],
})

/** The same, and by what. */
export const readDay = ({ areaId, date }: StagedArea): Statement => ({
  text: `
    select seat.id, during, state
    from spaces.seat left join (
      select seat_id, during, state from spaces.reservation where area_id = $1 and ${occupiesThen}
    ) taken on taken.seat_id = seat.id
    where area_id = $1 and retired_at is null`,
  values: () => [areaId, instantOf(date, 0), instantOf(date, 24)],
})

const occupiesThen = `
  during && tstzrange($2::timestamptz, $3::timestamptz)
  and state in ('held', 'pending', 'offered', 'active', 'checked_in')`
