import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import { requireScope } from '@balai/contract/require-scope.ts'
import type { PlainDate } from '@balai/contract/schema.ts'
import { findSeatByNumber, type Seat } from '../areas/seat-store.ts'
import type { DayReservation, DayReservations } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { isStaff } from '../staff.ts'
import { clashes } from './alternative-rules.ts'
import { judge } from './booking-rules.ts'
import { cancelReservation } from './cancel-reservation.ts'
import { listDayReservations, listNumberedSeats } from './day-store.ts'
import { readHouseDays } from './house-days.ts'
import { type MadeReservation, makeReservation } from './make-reservation.ts'
import { findReservationBySerial } from './reservation-store.ts'
import { occupies } from './rules.ts'
import { bookingFacts, requireSeatFacts } from './seat-facts.ts'
import { aroundTime, stayOf } from './stay.ts'
import { actorOn, holderOf, notStaff, requirePerson } from './who-asks.ts'

export function openDayReservations(deps: Deps): DayReservations {
  const { db, now } = deps
  return {
    listSeats: () => listNumberedSeats(db),

    async reserveDay(caller, { seatNumber, ...wanted }) {
      const { id: seat_id } = await requireSeatNumber(deps, seatNumber)
      return dayReservation(await makeReservation(deps, caller, { seat_id, ...wanted }), wanted.date, now())
    },

    async readDayReservations(caller, filter) {
      const holderId = await holderIdOf(deps, caller, filter.for)
      const reservations = await listDayReservations(db, holderId, filter.seatNumber ?? null)
      const dayOf = await readHouseDays(db, reservations)
      const days = reservations.map((reservation) => dayReservation(reservation, dayOf(reservation), now()))
      return filter.date === undefined ? days : days.filter(({ date }) => date === filter.date)
    },

    async cancelBySerial(caller, serial) {
      const reservation = await findReservationBySerial(db, serial)
      if (reservation === null) return 'not_found'
      const by = actorOn(caller, reservation)
      if (by === null || by === 'staff') return 'not_yours'
      await cancelReservation(deps, caller, reservation.id)
      return 'cancelled'
    },

    async isFreeOn(seatNumber, date) {
      const seat = await requireSeatNumber(deps, seatNumber)
      const at = now()
      const question = { seatId: seat.id, holderId: seat.id, around: aroundTime({ date }), now: at }
      const facts = await requireSeatFacts(db, question)
      const stay = stayOf({ date }, facts.schedule, at)
      const refusals = judge(stay, bookingFacts({ ...facts, quotas: [] }, { role: 'member' }, at))
      return refusals.length === 0 && !clashes(facts.busy, stay)
    },
  }
}

async function requireSeatNumber({ db }: Deps, number: string): Promise<Seat> {
  const seat = await findSeatByNumber(db, number)
  if (seat === null) throw new AppError('not_found', 'seat_not_found', 'There is no such seat.')
  return seat
}

async function holderIdOf(deps: Deps, caller: Principal, username: string | undefined): Promise<string> {
  requireScope(caller, 'reservations:read')
  if (username === undefined && caller.kind === 'account') return holderOf(caller).account_id
  if (caller.kind === 'account' && !isStaff(caller)) throw notStaff()
  return (await requirePerson(deps, username ?? '')).account_id
}

function dayReservation(reservation: MadeReservation, date: PlainDate, now: Date): DayReservation {
  const { serial, holder_username, seat_number, to, state, created_at } = reservation
  return {
    serial,
    username: holder_username,
    seatNumber: seat_number,
    date,
    createdAt: created_at,
    status: occupies(state) && to > now ? 'active' : statusOnceOver(state),
  }
}

/** What nobody approved, confirmed or accepted was given back as well. */
function statusOnceOver(state: MadeReservation['state']): DayReservation['status'] {
  return state === 'cancelled' || state === 'declined' || state === 'expired' ? 'cancelled' : 'done'
}
