import { LineOrEmpty, nullable, Page, PageQuery, PlainDate, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** In the program: from `from` on until just before `to`. */
export interface Stretch {
  readonly from: Date
  readonly to: Date
}

/** Minutes that a clock on the wall shows after midnight. Past 1440 is the next morning, and belongs to this date. */
export const DayHours = Type.Object({
  opens_minute: Type.Integer({ minimum: 0, maximum: 1_439 }),
  closes_minute: Type.Integer({
    minimum: 1,
    maximum: 2_879,
    description: 'Past 1440 is the next morning: 1560 is two o’clock',
  }),
})
export type DayHours = Static<typeof DayHours>

export const WeekdayHours = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
  ...DayHours.properties,
})
export type WeekdayHours = Static<typeof WeekdayHours>

const mostOpeningsOfDay = 10

/** A weekday that is not named is closed. */
export const OpeningHours = Type.Object({
  hours: Type.Array(WeekdayHours, { maxItems: 7 * mostOpeningsOfDay }),
})
export type OpeningHours = Static<typeof OpeningHours>

const exceptionFacts = {
  area_id: nullable({ ...Uuid, description: 'Null: the whole house' }),
  from_date: PlainDate,
  to_date: { ...PlainDate, description: 'The last of these dates' },
  note: LineOrEmpty(200),
  hours: Type.Array(DayHours, { maxItems: mostOpeningsOfDay, description: 'None: closed' }),
}

/** Other hours on some dates, instead of those of the weekday. What an area says for itself goes before the house. */
export const NewOpeningException = Type.Object({
  ...exceptionFacts,
  area_id: Type.Optional(exceptionFacts.area_id),
  to_date: Type.Optional({
    ...PlainDate,
    description: 'The last of these dates; that day alone unless told',
  }),
  note: Type.Optional(exceptionFacts.note),
})
export type NewOpeningException = Static<typeof NewOpeningException>

export const OpeningException = Type.Object({ id: Uuid, ...exceptionFacts })
export type OpeningException = Static<typeof OpeningException>

export const OpeningExceptionPage = Page(OpeningException)

export const OpeningExceptionQuery = Type.Object({
  ...PageQuery.properties,
  area_id: Type.Optional({
    ...Uuid,
    description: 'What holds in this area: its own, and those of the house',
  }),
  from: Type.Optional({ ...PlainDate, description: 'Exceptions that last until this date or longer' }),
  to: Type.Optional({ ...PlainDate, description: 'Exceptions that begin on this date or before' }),
})
export type OpeningExceptionQuery = Static<typeof OpeningExceptionQuery>
