import { type Static, type TSchema, Type } from 'typebox'

export const Uuid = Type.String({ format: 'uuid' })
/** An instant: RFC 3339 in UTC, `2026-11-20T19:02:11.123Z`. */
export const Instant = Type.String({ format: 'date-time' })
/** An IANA time zone, `Asia/Jakarta`; whether it exists is checked by a rule. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 64 })

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** One page of a list: `next_page_key` is null on the last page. */
export const Page = <Row extends TSchema>(row: Row) =>
  Type.Object({ data: Type.Array(row), next_page_key: nullable(Type.String()) })

export const PageQuery = Type.Object({
  page_key: Type.Optional(Type.String({ maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type PageQuery = Static<typeof PageQuery>
