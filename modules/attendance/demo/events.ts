import type { NewEvent } from '../events/contract.ts'
import type { NewTicketType } from '../tickets/contract.ts'

export interface DemoEvent {
  readonly facts: NewEvent & { readonly gates: string[] }
  /** When it was announced and its tickets were made. */
  readonly announcedAt: Date
  readonly types: readonly DemoType[]
  /** Tickets that were taken back since. */
  readonly revoked: number
}

export interface DemoType extends NewTicketType {
  readonly tickets: number
}

export const minute = 60_000
export const hour = 60 * minute
const day = 24 * hour

export interface DemoEvents {
  readonly past: DemoEvent
  readonly current: DemoEvent
  readonly coming: DemoEvent
}

/** One that is over, one whose doors are open and one next week, as seen from `now`. */
export function demoEvents(now: Date): DemoEvents {
  const quarter = 15 * minute
  const doors = new Date(Math.floor((now.getTime() - 2 * hour) / quarter) * quarter)
  return {
    past: {
      announcedAt: inJakarta(now, -30, 9),
      facts: {
        code: 'demo-kuliner',
        title: 'Festival Kuliner Kampung',
        description: 'Empat puluh dapur warga, satu halaman. Datang lapar, pulang kenyang.',
        place: 'Halaman Balai Kemuning, Jakarta',
        doors_open_at: inJakarta(now, -9, 9).toISOString(),
        starts_at: inJakarta(now, -9, 10).toISOString(),
        ends_at: inJakarta(now, -9, 21).toISOString(),
        capacity: 800,
        reentry: true,
        gates: ['Gerbang Barat', 'Gerbang Timur', 'Pintu Tamu'],
        time_zone: 'Asia/Jakarta',
      },
      types: [
        { name: 'Reguler', tickets: 520, quota: 600 },
        { name: 'VIP', tickets: 60, quota: 60 },
        { name: 'Relawan', tickets: 45 },
      ],
      revoked: 4,
    },
    current: {
      announcedAt: inJakarta(now, -21, 9),
      facts: {
        code: 'demo-pekan-raya',
        title: 'Pekan Raya Balai',
        description: 'Tiga hari musik, kerajinan dan cerita dari kampung-kampung tetangga.',
        place: 'Balai Kemuning, Jakarta',
        doors_open_at: doors.toISOString(),
        starts_at: new Date(doors.getTime() + hour).toISOString(),
        // so long that whoever tries the door tomorrow still finds it open
        ends_at: inJakarta(now, 2, 22).toISOString(),
        capacity: 1_000,
        reentry: true,
        gates: ['Pintu Utara', 'Pintu Selatan', 'Pintu Tamu'],
        time_zone: 'Asia/Jakarta',
      },
      types: [
        { name: 'Reguler', tickets: 700, quota: 750 },
        { name: 'VIP', tickets: 80, quota: 80 },
        { name: 'Relawan', tickets: 60 },
        { name: 'Hari Kedua', tickets: 60, valid_from: inJakarta(now, 1, 9).toISOString() },
      ],
      revoked: 6,
    },
    coming: {
      announcedAt: inJakarta(now, -5, 9),
      facts: {
        code: 'demo-gamelan',
        title: 'Malam Gamelan Senja',
        description: 'Gamelan di bawah bintang, dengan teh hangat di jeda.',
        place: 'Pendopo Balai Kemuning, Jakarta',
        starts_at: inJakarta(now, 7, 19).toISOString(),
        ends_at: inJakarta(now, 7, 22).toISOString(),
        capacity: 500,
        gates: ['Pendopo', 'Pintu Tamu'],
        time_zone: 'Asia/Jakarta',
      },
      types: [
        { name: 'Reguler', tickets: 360, quota: 400 },
        { name: 'VIP', tickets: 40, quota: 40 },
        { name: 'Pelajar', tickets: 75, quota: 100 },
      ],
      revoked: 0,
    },
  }
}

/** An hour of a day so many days from now; Jakarta is seven hours ahead of UTC, summer and winter. */
function inJakarta(now: Date, days: number, hours: number): Date {
  const offset = 7 * hour
  const midnight = Math.floor((now.getTime() + offset) / day) * day - offset
  return new Date(midnight + days * day + hours * hour)
}
