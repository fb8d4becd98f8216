import { Instant, Line, nullable, Page, PageQuery, TimeZone, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** What people call an event and find it by, `pesta-2026`; unique among events and open lists. */
export const EventCode = Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' })

export const Gates = Type.Array(Line(64), { maxItems: 50, uniqueItems: true })

export const EventStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('published'),
  Type.Literal('cancelled'),
])
export type EventStatus = Static<typeof EventStatus>

export const CrewRole = Type.Union([Type.Literal('manager'), Type.Literal('scanner')])
export type CrewRole = Static<typeof CrewRole>

const facts = {
  title: Line(200),
  description: Type.Optional(Type.String({ maxLength: 10_000 })),
  place: Type.Optional(Type.String({ maxLength: 300 })),
  starts_at: Instant,
  ends_at: Instant,
  doors_open_at: Type.Optional(nullable(Instant)),
  time_zone: Type.Optional(TimeZone),
  capacity: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 }))),
  reentry: Type.Optional(Type.Boolean()),
  gates: Type.Optional(Gates),
}

export const NewEvent = Type.Object({
  ...facts,
  code: Type.Optional(EventCode),
  status: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('published')])),
})
export type NewEvent = Static<typeof NewEvent>

export const EventPatch = Type.Object(
  {
    ...facts,
    title: Type.Optional(facts.title),
    starts_at: Type.Optional(Instant),
    ends_at: Type.Optional(Instant),
    status: Type.Optional(EventStatus),
    code: Type.Optional({
      ...EventCode,
      description: 'Only as it is: signs, links and kiosks name the event by it',
    }),
  },
  { minProperties: 1 },
)
export type EventPatch = Static<typeof EventPatch>

export const EventView = Type.Object({
  id: Uuid,
  code: Type.String(),
  kind: Type.Union([Type.Literal('managed'), Type.Literal('open')]),
  title: Type.String(),
  description: Type.String(),
  place: Type.String(),
  /** Null for an open list, which has no times. */
  starts_at: nullable(Instant),
  ends_at: nullable(Instant),
  doors_open_at: nullable(Instant),
  time_zone: Type.String(),
  capacity: nullable(Type.Integer()),
  status: EventStatus,
  reentry: Type.Boolean(),
  gates: Type.Array(Type.String()),
  my_role: Type.Union([CrewRole, Type.Null()], {
    description: 'What the caller is in the crew of this event; an admin is a manager of each.',
  }),
  created_at: Instant,
  updated_at: Instant,
})
export type EventView = Static<typeof EventView>

export const EventPage = Page(EventView)

export const EventSort = Type.Union([
  Type.Literal('starts_at'),
  Type.Literal('-starts_at'),
  Type.Literal('title'),
  Type.Literal('-title'),
])
export type EventSort = Static<typeof EventSort>

export const EventQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 200, description: 'In the title or the place' })),
  from: Type.Optional({ ...Instant, description: 'Events that end at this instant or later' }),
  to: Type.Optional({ ...Instant, description: 'Events that start before this instant' }),
  mine: Type.Optional(Type.Boolean({ description: 'Events whose crew the caller belongs to' })),
  status: Type.Optional(EventStatus),
  sort: Type.Optional({ ...EventSort, default: 'starts_at', description: 'With `-`, the other way round' }),
})
export type EventQuery = Static<typeof EventQuery>

/** An id, or the code. */
export const EventParams = Type.Object({ eventId: Type.String({ minLength: 1, maxLength: 1_000 }) })

export const CrewParams = Type.Object({
  ...EventParams.properties,
  username: { ...Line(254), description: 'The username, or a verified e-mail' },
})

export const CrewPost = Type.Object({ role: CrewRole, gates: Type.Optional(Gates) })
export type CrewPost = Static<typeof CrewPost>

export const CrewMember = Type.Object({
  username: Type.String(),
  role: CrewRole,
  gates: Type.Array(Type.String(), { description: 'Empty: every gate' }),
  added_at: Instant,
  account_id: nullable(Uuid),
  name: nullable(Type.String({ description: 'The display name; null when nothing is known of the account' })),
})
export type CrewMember = Static<typeof CrewMember>

export const CrewPage = Page(CrewMember)
