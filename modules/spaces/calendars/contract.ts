import { Instant, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const NewCalendarFeed = Type.Union([
  Type.Object({ kind: Type.Literal('mine', { description: 'All that the caller reserves' }) }),
  Type.Object({
    kind: Type.Literal('seat', { description: 'When a seat is taken, without a word on by whom' }),
    seat_id: Uuid,
  }),
])
export type NewCalendarFeed = Static<typeof NewCalendarFeed>

const feedParts = {
  id: Uuid,
  kind: Type.Union([Type.Literal('mine'), Type.Literal('seat')]),
  seat_id: nullable(Uuid),
  seat_number: nullable(Type.String()),
  created_at: Instant,
}

/** The answer to the one who makes a feed, and the only time that its address is told. */
export const IssuedCalendarFeed = Type.Object({
  ...feedParts,
  url: Type.String({ description: 'For a calendar to subscribe to; whoever knows it can read the feed' }),
})
export type IssuedCalendarFeed = Static<typeof IssuedCalendarFeed>

export const CalendarFeed = Type.Object({ ...feedParts, last_used_at: nullable(Instant) })
export type CalendarFeed = Static<typeof CalendarFeed>

export const CalendarFeedPage = Page(CalendarFeed)

export const CalendarFeedParams = Type.Object({ feedId: Uuid })

/** As long as a token may be; others are known by nobody. */
export const FeedTokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) })
