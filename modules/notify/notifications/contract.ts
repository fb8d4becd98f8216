import { Instant, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { KindGroup } from '../kinds/contract.ts'

export const NotificationView = Type.Object({
  id: Uuid,
  kind: Type.String(),
  /** Null for a kind that this version does not know. */
  group: nullable(KindGroup),
  title: Type.String({ description: 'In the language of Accept-Language, else in the one of the account' }),
  body: Type.String(),
  path: nullable(Type.String({ description: 'The page of the web app where one goes on' })),
  created_at: Instant,
  expires_at: nullable({ ...Instant, description: 'From then on it helps nobody, as an offer that is over' }),
  read_at: nullable(Instant),
})
export type NotificationView = Static<typeof NotificationView>

export const NotificationPage = Page(NotificationView)

export const NotificationQuery = Type.Object({
  ...PageQuery.properties,
  unread: Type.Optional(Type.Boolean({ description: 'Only those that were not read yet' })),
})

export const UnreadCount = Type.Object({ unread: Type.Integer() })

export const ReadMark = Type.Union([
  Type.Object({ ids: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) }),
  Type.Object({ up_to: Type.String({ format: 'uuid', description: 'This one and all that are older' }) }),
])
export type ReadMark = Static<typeof ReadMark>
