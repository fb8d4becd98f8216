import type { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/**
 * The formats of ajv-formats, but narrower where PostgreSQL is: it knows no `urn:uuid:`, no leap second,
 * no year 0 and none after 9999.
 */
export function teachFormats(ajv: Ajv): void {
  addFormats.default(ajv)
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  ajv.addFormat('date-time', isInstant)
  ajv.addFormat('date', isDate)
}

const instant = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

function isInstant(text: string): boolean {
  const date = instant.exec(text)?.[1]
  if (date === undefined || !isDate(date)) return false
  const time = Date.parse(text)
  return time >= earliest && time <= latest
}

/** Date.parse takes the 31st of June for the 1st of July; a date that comes back otherwise is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
