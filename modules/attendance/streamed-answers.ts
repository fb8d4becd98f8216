import type { Readable } from 'node:stream'
import { Type } from 'typebox'

/** For the `response` of a route whose answer is written piece by piece. */
export const CsvAnswer = {
  description: 'CSV in UTF-8, with a byte order mark and a line of column names',
  content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } },
}

export const EventStreamAnswer = {
  description: 'Server-sent events',
  content: { 'text/event-stream': { schema: Type.String() } },
}
