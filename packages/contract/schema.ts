import { type Static, type TSchema, Type } from 'typebox'

export const Uuid = Type.String({ format: 'uuid' })
/** Whether a text from outside can be compared to an id, in the one form that PostgreSQL and the format `uuid` take. */
export const isUuid = (text: string): boolean => uuid.test(text)
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An instant: RFC 3339 in UTC, `2026-11-20T19:02:11.123Z`. */
export const Instant = Type.String({ format: 'date-time' })
/** A date on the wall of some zone, `2026-11-20`; one that the calendar has. */
export const PlainDate = Type.String({ format: 'date' })
export type PlainDate = Static<typeof PlainDate>
/** An IANA time zone, `Asia/Jakarta`; whether it exists is checked by a rule, `isTimeZone`. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 64 })

/** One line of text with at least one character that shows: control characters have no place in a name or a header. */
export const Line = (maxLength: number) => Type.String({ maxLength, pattern: '^(?=\\s*\\S)[^\\p{Cc}]*$' })
/** A line that may also be empty. */
export const LineOrEmpty = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' })

/**
 * One address and nothing else: no list, no comment, nothing that could break out of a letter's header.
 * Whether the mailbox is there, only a letter can tell.
 */
const emailPattern =
  '^[^\\s\\p{Cc}@,;:<>()[\\]"\\\\]{1,64}@[^\\s\\p{Cc}@,;:<>()[\\]"\\\\.]+(?:\\.[^\\s\\p{Cc}@,;:<>()[\\]"\\\\.]+)+$'
const longestEmail = 254
export const Email = Type.String({ maxLength: longestEmail, pattern: emailPattern })
export const isEmail = (text: string): boolean => text.length <= longestEmail && email.test(text)
const email = new RegExp(emailPattern, 'u')

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** One page of a list: `next_page_key` is null on the last page. */
export const Page = <Row extends TSchema>(row: Row) =>
  Type.Object({ data: Type.Array(row), next_page_key: nullable(Type.String()) })

export const PageQuery = Type.Object({
  page_key: Type.Optional(Type.String({ maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type PageQuery = Static<typeof PageQuery>
