import { Instant, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { EventParams } from '../events/contract.ts'

export const ScanResult = Type.Union([
  Type.Literal('admitted'),
  Type.Literal('duplicate'),
  Type.Literal('unknown'),
  Type.Literal('revoked'),
  Type.Literal('wrong_event'),
  Type.Literal('not_started'),
  Type.Literal('ended'),
  Type.Literal('forbidden'),
  Type.Literal('conflict'),
  Type.Literal('exited'),
  Type.Literal('not_inside'),
  Type.Literal('undone'),
])
export type ScanResult = Static<typeof ScanResult>

export const TicketKey = Type.String({ minLength: 1, maxLength: 255 })

export const ScanBody = Type.Object(
  {
    ticket_id: Type.Optional({ ...TicketKey, description: 'The id of a ticket; on an open list any text' }),
    code: Type.Optional({ ...TicketKey, description: 'The short code that stands on the ticket' }),
    qr: Type.Optional({ ...TicketKey, description: 'The text of the QR, as it was read' }),
    nonce: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description: 'Names this scan, best a UUID: sent again it gets the same answer and counts once',
      }),
    ),
    gate: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 64 }))),
    device: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 128 }))),
    scanned_at: Type.Optional({ ...Instant, description: "By the device's clock" }),
    offline: Type.Optional(
      Type.Boolean({ description: 'The device let this ticket in by itself, without the network' }),
    ),
  },
  { description: 'Exactly one of `ticket_id`, `code` and `qr` says which ticket it is.' },
)
export type ScanBody = Static<typeof ScanBody>

/** The admission that a duplicate or a conflict meets, or that an exit or undo ends. */
export const FirstAdmission = Type.Object({
  scan_id: Uuid,
  at: Instant,
  gate: nullable(Type.String()),
  device: nullable(Type.String()),
  scanned_by: Type.String(),
})

/** The log's row of a scan as its sender sees it; it reads the same however often the scan is sent. */
export const ScanAnswer = Type.Object({
  scan_id: Uuid,
  event_id: Uuid,
  direction: Type.Union([Type.Literal('entry'), Type.Literal('exit'), Type.Literal('undo')]),
  result: ScanResult,
  ticket_id: Type.String({
    description: "The ticket's id; on an open list, and for an unknown ticket, what was presented",
  }),
  ticket: nullable(Type.Object({ code: Type.String(), type: Type.String(), holder_name: Type.String() })),
  nonce: Type.String(),
  gate: nullable(Type.String()),
  device: nullable(Type.String()),
  offline: Type.Boolean(),
  reentry: Type.Boolean({ description: 'An entry after an exit' }),
  scanned_by: Type.String(),
  scanned_at: { ...Instant, description: "By the device's clock" },
  received_at: { ...Instant, description: "By the server's clock" },
  first: nullable(FirstAdmission),
})
export type ScanAnswer = Static<typeof ScanAnswer>

/** A scan that no log could take. */
export const ScanRefusal = Type.Object({
  result: Type.Union([
    Type.Literal('unknown_event'),
    Type.Literal('nonce_reused'),
    Type.Literal('malformed'),
  ]),
  message: Type.String(),
})
export type ScanRefusal = Static<typeof ScanRefusal>

export type ScanOutcome = ScanAnswer | ScanRefusal

export const ScanBatch = Type.Object({
  scans: Type.Array(Type.Unknown(), {
    minItems: 1,
    maxItems: 1000,
    description: 'Scans as `POST check-ins` takes them. A malformed one is refused alone.',
  }),
})

export const ScanBatchAnswer = Type.Object({
  results: Type.Array(Type.Union([ScanAnswer, ScanRefusal]), { description: 'In the order of the scans' }),
})

export const LogEntry = Type.Object({
  ...ScanAnswer.properties,
  released: Type.Union([Type.Literal('exit'), Type.Literal('undo'), Type.Null()], {
    description: 'How this admission ended',
  }),
  conflicted: Type.Boolean({ description: 'Another device let the same ticket in while it was offline' }),
})
export type LogEntry = Static<typeof LogEntry>

export const LogPage = Page(LogEntry)

export const LogQuery = Type.Object({
  ...PageQuery.properties,
  result: Type.Optional(ScanResult),
  gate: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'Looked for among the latest 50,000 scans, or those before the page',
    }),
  ),
  ticket: Type.Optional({ ...TicketKey, description: 'The id of a ticket, or what was presented' }),
})
export type LogQuery = Static<typeof LogQuery>

export const ScanParams = Type.Object({ ...EventParams.properties, scanId: Uuid })

export const UndoBody = Type.Object({ nonce: ScanBody.properties.nonce })

export const MyCheckInsQuery = Type.Object({
  ...PageQuery.properties,
  event_id: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
})
