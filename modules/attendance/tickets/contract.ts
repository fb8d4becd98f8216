import { Email, Instant, Line, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { CrewRole, EventParams, EventStatus } from '../events/contract.ts'

/** What stands under the QR and can be read aloud; unique within its event. */
export const ticketCodePattern = '^[A-Za-z0-9._-]{1,64}$'

export const TypeParams = Type.Object({ ...EventParams.properties, typeId: Uuid })
export const TicketParams = Type.Object({ ticketId: Uuid })

export const NewTicketType = Type.Object({
  name: Line(100),
  quota: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 }))),
  valid_from: Type.Optional(nullable(Instant)),
  valid_until: Type.Optional(nullable(Instant)),
})
export type NewTicketType = Static<typeof NewTicketType>

export const TicketTypePatch = Type.Object(
  { ...NewTicketType.properties, name: Type.Optional(NewTicketType.properties.name) },
  { minProperties: 1 },
)
export type TicketTypePatch = Static<typeof TicketTypePatch>

export const TicketTypeView = Type.Object({
  id: Uuid,
  ordinal: Type.Integer({ description: 'How the QR names the type' }),
  name: Type.String(),
  quota: nullable(Type.Integer()),
  valid_from: nullable(Instant),
  valid_until: nullable(Instant),
  created_at: Instant,
})
export type TicketTypeView = Static<typeof TicketTypeView>

export const TicketTypePage = Page(TicketTypeView)

export const NewHolder = Type.Object({
  name: Line(200),
  email: Type.Optional(nullable(Email)),
  username: Type.Optional(nullable(Line(254))),
})
export type NewHolder = Static<typeof NewHolder>

export const TicketIssue = Type.Object({
  type_id: Type.Optional(Uuid),
  holders: Type.Optional(Type.Array(NewHolder, { minItems: 1, maxItems: 500 })),
  count: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 500, description: 'Tickets without a name, instead of `holders`' }),
  ),
})
export type TicketIssue = Static<typeof TicketIssue>

export const Holder = Type.Object({
  name: Type.String(),
  email: nullable(Type.String()),
  username: nullable(Type.String()),
})

const RevocationReason = Type.Union([
  Type.Literal('revoked'),
  Type.Literal('transferred'),
  Type.Literal('reissued'),
])

export const TicketStatus = Type.Union([Type.Literal('valid'), Type.Literal('revoked')])

export const TicketView = Type.Object({
  id: Uuid,
  event_id: Uuid,
  serial: Type.Integer({ description: 'How the QR and the revocation list name the ticket' }),
  code: Type.String(),
  qr: nullable(
    Type.String({ description: 'What the QR holds; null for a revoked ticket, and for crew who only scan' }),
  ),
  type_id: Uuid,
  type_name: Type.String(),
  holder: Holder,
  status: TicketStatus,
  revocation: nullable(Type.Object({ at: Instant, reason: RevocationReason, replaced_by: nullable(Uuid) })),
  created_at: Instant,
  admission: nullable(
    Type.Object(
      { at: Instant, gate: nullable(Type.String()) },
      { description: 'How the ticket came in; null before that, after an exit, and when it was undone' },
    ),
  ),
})
export type TicketView = Static<typeof TicketView>

export const IssuedTickets = Type.Object({ data: Type.Array(TicketView) })

export const TicketPage = Page(TicketView)

export const TicketSort = Type.Union([
  Type.Literal('created_at'),
  Type.Literal('-created_at'),
  Type.Literal('holder'),
  Type.Literal('-holder'),
])
export type TicketSort = Static<typeof TicketSort>

export const TicketQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'In the name or e-mail of the holder, or in the code' }),
  ),
  status: Type.Optional(TicketStatus),
  type_id: Type.Optional(Uuid),
  sort: Type.Optional({
    ...TicketSort,
    default: 'created_at',
    description:
      'By the order in which they were made, or the name of the holder; with `-` the other way round',
  }),
})
export type TicketQuery = Static<typeof TicketQuery>

export const TicketExportQuery = Type.Object({ status: TicketQuery.properties.status })

/** Without code and QR: whoever gives a ticket away must not keep a copy that works. */
export const TicketHandover = Type.Object({
  ticket_id: Uuid,
  replaces: Uuid,
  event_id: Uuid,
  holder: Holder,
})
export type TicketHandover = Static<typeof TicketHandover>

export const WalletTicket = Type.Object({
  ...TicketView.properties,
  event: Type.Object({
    id: Uuid,
    code: Type.String(),
    title: Type.String(),
    place: Type.String(),
    starts_at: nullable(Instant),
    ends_at: nullable(Instant),
    doors_open_at: nullable(Instant),
    time_zone: Type.String(),
    status: EventStatus,
  }),
})
export type WalletTicket = Static<typeof WalletTicket>

export const WalletPage = Page(WalletTicket)

export const OfflinePack = Type.Object({
  event: Type.Object({
    id: Uuid,
    tag: Type.String({ description: 'How the QR names the event' }),
    code: Type.String(),
    title: Type.String(),
    place: Type.String(),
    status: EventStatus,
    doors_open_at: Instant,
    starts_at: Instant,
    ends_at: Instant,
    time_zone: Type.String(),
    reentry: Type.Boolean(),
    gates: Type.Array(Type.String()),
  }),
  /** Whose pack this is. */
  crew: Type.Object({ role: CrewRole, gates: Type.Array(Type.String()) }),
  public_key: Type.Object({
    raw: Type.String({ description: 'The 32 bytes in base64url' }),
    jwk: Type.Object({ kty: Type.Literal('OKP'), crv: Type.Literal('Ed25519'), x: Type.String() }),
  }),
  ticket_types: Type.Array(TicketTypeView),
  revoked_serials: Type.Array(Type.Integer()),
  issued_at: Instant,
})
export type OfflinePack = Static<typeof OfflinePack>
