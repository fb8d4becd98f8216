import type { Readable } from 'node:stream'
import { Type } from 'typebox'

/** For the `response` of a route whose answer is written piece by piece. */
export const CsvAnswer = {
  description: 'CSV in UTF-8, with a byte order mark and a line of column names',
  content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } },
}

export const CalendarAnswer = {
  description: 'A calendar (RFC 5545) with one event; its UID stays the same',
  content: { 'text/calendar': { schema: Type.String() } },
}

/** The headers of a file to be saved. */
export const attachment = (filename: string, type: 'text/csv' | 'text/calendar' = 'text/csv') => ({
  'content-type': `${type}; charset=utf-8`,
  'content-disposition': `attachment; ${parameterOf(filename)}`,
})

/** The code of an open list may be any text; such names are written as RFC 8187 has it. */
function parameterOf(filename: string): string {
  if (/^[\w.-]+$/.test(filename)) return `filename="${filename}"`
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `filename*=UTF-8''${encoded}`
}
