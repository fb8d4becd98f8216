import type { NewArea, NewSeat } from '../areas/contract.ts'
import type { WeekdayHours } from '../hours/contract.ts'

export interface DemoArea {
  readonly facts: NewArea & { readonly plan_columns: number; readonly plan_rows: number }
  readonly seats: readonly PlacedSeat[]
}

type PlacedSeat = NewSeat & { readonly plan_column: number; readonly plan_row: number }

const time_zone = 'Asia/Jakarta'

/** Minutes of the wall clock, on these weekdays; 1 is Monday. */
const open = (weekdays: readonly number[], from: number, to: number): WeekdayHours[] =>
  weekdays.map((weekday) => ({ weekday, opens_minute: from * 60, closes_minute: to * 60 }))

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Never closed: whenever somebody tries the demo, there is something to see. */
export const coworking: DemoArea = {
  facts: {
    name: 'Ruang Kerja Kemuning',
    kind: 'coworking',
    description: 'Meja kerja bersama, buka siang dan malam. Kopi di dapur, colokan di setiap meja.',
    time_zone,
    plan_columns: 14,
    plan_rows: 9,
    opening_hours: open(everyDay, 0, 24),
    quotas: [{ role: 'member', per: 'day', count: 3, minutes: 720 }],
  },
  seats: [
    ...rowOf('A', 1, 4, { plan_column: 1, plan_row: 1, features: ['power'] }),
    ...rowOf('A', 5, 4, { plan_column: 1, plan_row: 2, features: ['power'] }),
    ...rowOf('A', 9, 4, { plan_column: 6, plan_row: 1, features: ['power', 'monitor'] }),
    ...rowOf('A', 13, 4, { plan_column: 6, plan_row: 2, features: ['power', 'monitor'] }),
    ...rowOf('A', 17, 6, { plan_column: 1, plan_row: 7, features: ['power', 'window', 'quiet'] }),
    ...rowOf('B', 1, 1, { kind: 'booth', plan_column: 11, plan_row: 1, plan_width: 2, plan_height: 2 }),
    ...rowOf('B', 2, 1, { kind: 'booth', plan_column: 11, plan_row: 4, plan_width: 2, plan_height: 2 }),
  ],
}

/** On Fridays and Saturdays it closes after midnight. */
export const cafe: DemoArea = {
  facts: {
    name: 'Kafe Senja',
    kind: 'cafe',
    description: 'Meja untuk dua sampai enam orang. Jumat dan Sabtu sampai pukul dua pagi.',
    time_zone,
    plan_columns: 10,
    plan_rows: 8,
    max_minutes: 180,
    no_show_minutes: 15,
    opening_hours: [...open([1, 2, 3, 4, 7], 10, 23), ...open([5, 6], 10, 26)],
  },
  seats: [
    ...rowOf('K', 1, 4, { kind: 'table', plan_column: 1, plan_row: 1, features: ['window'] }),
    ...rowOf('K', 5, 4, { kind: 'table', plan_column: 1, plan_row: 3 }),
    ...rowOf('K', 9, 2, { kind: 'armchair', plan_column: 7, plan_row: 3, features: ['quiet'] }),
  ],
}

export const library: DemoArea = {
  facts: {
    name: 'Ruang Baca',
    kind: 'library',
    description: 'Perpustakaan warga: tenang, terang, dan bukunya boleh dibawa ke meja.',
    time_zone,
    plan_columns: 12,
    plan_rows: 8,
    max_minutes: 360,
    opening_hours: [...open([1, 2, 3, 4, 5, 6], 9, 20), ...open([7], 12, 18)],
  },
  seats: [
    ...rowOf('P', 1, 4, { plan_column: 1, plan_row: 1, features: ['quiet', 'lamp'] }),
    ...rowOf('P', 5, 4, { plan_column: 1, plan_row: 4, features: ['quiet', 'lamp'] }),
    ...rowOf('P', 9, 4, { kind: 'armchair', plan_column: 7, plan_row: 1, features: ['quiet', 'window'] }),
  ],
}

/** Where an admin approves each reservation. */
export const meetingRooms: DemoArea = {
  facts: {
    name: 'Ruang Rapat',
    kind: 'meeting_room',
    description: 'Tiga ruang dengan layar dan papan tulis. Disetujui oleh pengurus.',
    time_zone,
    plan_columns: 12,
    plan_rows: 6,
    min_minutes: 60,
    max_minutes: 240,
    needs_approval: true,
    quotas: [{ role: 'member', per: 'week', count: 2, minutes: null }],
    opening_hours: open(everyDay, 8, 20),
  },
  seats: [
    ...rowOf('Melati', 1, 1, room(1, 4)),
    ...rowOf('Kenanga', 1, 1, room(6, 2)),
    ...rowOf('Cempaka', 1, 1, room(9, 2)),
  ],
}

export const demoAreas = [coworking, cafe, library, meetingRooms]

/** Seats side by side, each as wide as the first: `A-05`, `A-06` and so on. */
function rowOf(letter: string, first: number, count: number, seat: Omit<PlacedSeat, 'number'>): PlacedSeat[] {
  return Array.from({ length: count }, (_, index) => ({
    ...seat,
    number: `${letter}-${String(first + index).padStart(2, '0')}`,
    plan_column: seat.plan_column + index * (seat.plan_width ?? 1),
  }))
}

function room(plan_column: number, plan_width: number): Omit<PlacedSeat, 'number'> {
  const features = ['screen', 'whiteboard']
  return { kind: 'meeting_room', plan_column, plan_row: 1, plan_width, plan_height: 3, features }
}
