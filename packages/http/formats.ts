import { isUuid } from '@balai/contract/schema.ts'
import type { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/**
 * The formats of ajv-formats, but narrower where PostgreSQL is: it knows no `urn:uuid:`, no leap second,
 * no year 0 and none after 9999.
 */
export function teachFormats(ajv: Ajv): void {
  addFormats.default(ajv)
  ajv.addFormat('uuid', isUuid)
  ajv.addFormat('date-time', isInstant)
  ajv.addFormat('date', isDate)
}

const instant =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-5]):[0-5]\d)$/i
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

function isInstant(text: string): boolean {
  if (!instant.test(text) || !isDate(text.slice(0, 10))) return false
  // Only there can the offset carry an instant out of range.
  if (!text.startsWith('0001') && !text.startsWith('9999')) return true
  const time = Date.parse(text)
  return time >= earliest && time <= latest
}

const date = /^(\d{4})-(\d\d)-(\d\d)$/

function isDate(text: string): boolean {
  const found = date.exec(text)
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return year > 0 && month > 0 && day > 0 && day <= daysIn(year, month)
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  if (month !== 2) return lengths[month - 1] ?? 0
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
