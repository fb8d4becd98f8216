import { AppError } from '@balai/contract/app-error.ts'
import { isEmail } from '@balai/contract/schema.ts'
import { ticketCodePattern } from '../tickets/contract.ts'

const fields = ['name', 'email', 'username', 'type', 'code', 'status'] as const
type Field = (typeof fields)[number]

/** Where in a row each field stands; a field that the file does not have is absent. */
export interface Header {
  readonly places: ReadonlyMap<Field, number>
  readonly width: number
}

/** A row of the file, and what is wrong with it as far as it can be told from the row alone. */
export interface GuestRow {
  readonly line: number
  readonly name: string
  readonly email: string | null
  readonly username: string | null
  readonly type: string | null
  readonly code: string | null
  readonly field: string | null
  readonly reason: string | null
}

/** Columns that we do not know are left alone. Throws `missing_column` and `column_twice`. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const places = new Map<Field, number>()
  for (const field of fields) {
    const place = names.indexOf(field)
    if (place === -1) continue
    if (names.includes(field, place + 1)) {
      throw new AppError('invalid', 'column_twice', `The column ${field} is there twice.`)
    }
    places.set(field, place)
  }
  if (places.has('name')) return { places, width: cells.length }
  throw new AppError(
    'invalid',
    'missing_column',
    'The first line must name the columns, and one of them must be "name".',
  )
}

export function readRow({ places, width }: Header, cells: readonly string[], line: number): GuestRow {
  const cell = (field: Field) => plainText(cells[places.get(field) ?? -1] ?? '').trim()
  const row = {
    name: cell('name'),
    email: cell('email') || null,
    username: cell('username') || null,
    type: cell('type') || null,
    code: cell('code') || null,
  }
  const isTooWide = cells.slice(width).some((extra) => extra.trim() !== '')
  const complaint = isTooWide ? tooWide : (complaintAbout(row) ?? revoked(cell('status')))
  if (complaint === null) return { line, ...row, field: null, reason: null }
  return { line, ...empty, ...complaint }
}

interface Complaint {
  readonly field: Field | null
  readonly reason: string
}

/** What a bad row says is not kept: it may be anything, of any length. */
const empty = { name: '', email: null, username: null, type: null, code: null }

const tooWide: Complaint = { field: null, reason: 'The row has more columns than the header.' }

function complaintAbout(row: Omit<GuestRow, 'line' | 'field' | 'reason'>): Complaint | null {
  if (row.name === '') return { field: 'name', reason: 'The name is missing.' }
  if (!isLine(row.name, 200))
    return { field: 'name', reason: 'The name is not one line of up to 200 characters.' }
  if (row.email !== null && !isEmail(row.email)) {
    return { field: 'email', reason: 'This is not an e-mail address.' }
  }
  if (!isLine(row.username ?? '', 254)) return { field: 'username', reason: 'This is not a username.' }
  if (!isLine(row.type ?? '', 100)) {
    return { field: 'type', reason: 'The type is not one line of up to 100 characters.' }
  }
  if (row.code !== null && !code.test(row.code)) {
    return { field: 'code', reason: 'A code has 1 to 64 letters, digits, dots, underscores and hyphens.' }
  }
  return null
}

const code = new RegExp(ticketCodePattern, 'u')
const control = /\p{Cc}/u

function isLine(text: string, longest: number): boolean {
  // the cheap look first: code points are never more than UTF-16 units
  return (text.length <= longest || [...text].length <= longest) && !control.test(text)
}

/** Our own export tells; a dead ticket must not come back to life by a copy of the list. */
function revoked(status: string): Complaint | null {
  if (status.toLowerCase() !== 'revoked') return null
  return { field: 'status', reason: 'This ticket is revoked.' }
}

/** An export puts an apostrophe before what a spreadsheet would take for a formula. */
function plainText(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}
