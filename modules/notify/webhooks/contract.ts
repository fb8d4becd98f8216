import { Instant, Line, LineOrEmpty, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** What an endpoint can be told of. Those of accounts are for the house's own endpoints. */
export const WebhookEventType = Type.Union([
  Type.Literal('reservation.confirmed'),
  Type.Literal('reservation.changed'),
  Type.Literal('reservation.cancelled'),
  Type.Literal('reservation.declined'),
  Type.Literal('reservation.completed'),
  Type.Literal('reservation.no_show'),
  Type.Literal('waitlist.offered'),
  Type.Literal('waitlist.lapsed'),
  Type.Literal('book.reserved'),
  Type.Literal('book.cancelled'),
  Type.Literal('book.expired'),
  Type.Literal('book.lent'),
  Type.Literal('book.returned'),
  Type.Literal('book.overdue'),
  Type.Literal('event.changed'),
  Type.Literal('ticket.issued'),
  Type.Literal('ticket.revoked'),
  Type.Literal('ticket.admitted'),
  Type.Literal('ticket.exited'),
  Type.Literal('ticket.admission_undone'),
  Type.Literal('account.registered'),
  Type.Literal('account.changed'),
])
export type WebhookEventType = Static<typeof WebhookEventType>

const facts = {
  url: Line(2_000),
  event_types: Type.Optional(nullable(Type.Array(WebhookEventType, { minItems: 1, uniqueItems: true }))),
  description: Type.Optional(LineOrEmpty(200)),
}

export const WebhookParams = Type.Object({ id: Uuid })
export const DeliveryParams = Type.Object({ id: Uuid, deliveryId: Uuid })

export const NewWebhook = Type.Object(facts)
export type NewWebhook = Static<typeof NewWebhook>

export const WebhookPatch = Type.Object(
  {
    ...facts,
    url: Type.Optional(facts.url),
    state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled')])),
  },
  { minProperties: 1 },
)
export type WebhookPatch = Static<typeof WebhookPatch>

export const WebhookView = Type.Object({
  id: Uuid,
  api_key_id: nullable(
    Type.String({ format: 'uuid', description: 'Whose it is; null for one of the house' }),
  ),
  url: Type.String(),
  event_types: nullable(
    Type.Array(WebhookEventType, { description: 'Null: every kind that its owner may hear of' }),
  ),
  description: Type.String(),
  state: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
  disablement: nullable(
    Type.Object({
      at: Instant,
      reason: Type.Union([
        Type.Literal('by_hand'),
        Type.Literal('gone', { description: 'It answered 410' }),
        Type.Literal('failing', { description: 'Nothing got through for three days' }),
        Type.Literal('key_revoked'),
      ]),
    }),
  ),
  failing_since: nullable(Instant),
  previous_secret_until: nullable(Instant),
  created_by: Type.String(),
  created_at: Instant,
  changed_by: Type.String(),
  changed_at: Instant,
})
export type WebhookView = Static<typeof WebhookView>
export const WebhookPage = Page(WebhookView)

/** The answer to whoever makes a secret, and the only time that it is told. */
export const WebhookWithSecret = Type.Object({ ...WebhookView.properties, secret: Type.String() })

export const DeliveryState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('delivered'),
  Type.Literal('failed'),
])
export type DeliveryState = Static<typeof DeliveryState>

export const DeliveryQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(DeliveryState),
})

const delivery = {
  id: Uuid,
  event_type: Type.Union([WebhookEventType, Type.Literal('ping')]),
  state: DeliveryState,
  attempt_count: Type.Integer(),
  next_attempt_at: nullable(Instant),
  created_at: Instant,
}
export const DeliveryView = Type.Object(delivery)
export type DeliveryView = Static<typeof DeliveryView>
export const DeliveryPage = Page(DeliveryView)

export const AttemptView = Type.Object({
  number: Type.Integer(),
  started_at: Instant,
  duration_ms: Type.Integer(),
  status: nullable(Type.Integer({ description: 'Of the answer; null when there was none' })),
  fault: nullable(Type.String({ description: 'Why there was no answer' })),
  answer: nullable(Type.String({ description: 'The first kilobyte' })),
})
export type AttemptView = Static<typeof AttemptView>

export const DeliveryDetail = Type.Object({
  ...delivery,
  body: Type.String({ description: 'What is signed and sent' }),
  attempts: Type.Array(AttemptView),
})
export type DeliveryDetail = Static<typeof DeliveryDetail>
