import type { Locale } from '@balai/contract/locale.ts'
import type { LetterFact } from '@balai/mail/letter.ts'
import { timeSpan } from './wall-clock.ts'

/** Which seat, and when. */
export interface PlaceAndTime {
  readonly area_name: string
  readonly seat_number: string
  readonly from: string
  readonly to: string
  readonly time_zone: string
}

type Place = Pick<PlaceAndTime, 'area_name' | 'seat_number'>

/** `kursi A1, Ruang Baca` */
export const seatIn: Readonly<Record<Locale, (place: Place) => string>> = {
  id: ({ seat_number, area_name }) => `kursi ${seat_number}, ${area_name}`,
  en: ({ seat_number, area_name }) => `seat ${seat_number}, ${area_name}`,
}

export const timeOfPlace = (locale: Locale) => (place: PlaceAndTime) =>
  timeSpan(place.from, place.to, place.time_zone, locale)

const labels = {
  id: { area: 'Area', seat: 'Kursi', time: 'Waktu' },
  en: { area: 'Area', seat: 'Seat', time: 'Time' },
} as const

export function factsOfPlace(place: PlaceAndTime, locale: Locale): LetterFact[] {
  const { area, seat, time } = labels[locale]
  return [
    { label: area, value: place.area_name },
    { label: seat, value: place.seat_number },
    { label: time, value: timeOfPlace(locale)(place) },
  ]
}
