import { AppError } from '@balai/contract/app-error.ts'
import { foldName, ingredientKey, parseComposition, partKey, tidy } from '../compositions/rules.ts'

/** A product as any source tells it; `composition` reads `Aspirin (50mg)`, ingredients joined by ` + `. */
export interface Product {
  readonly id: number
  readonly name: string
  readonly composition: string
}

/** A product as it is stored, with what it is found and compared by. */
export interface MedicineDraft {
  readonly name: string
  readonly composition: string
  readonly name_key: string
  readonly ingredients: readonly string[]
  readonly formula: string
  readonly parts: readonly string[]
}

export interface RowError {
  readonly line: number
  readonly field: Field
  readonly code: 'too_long' | 'name_missing' | 'no_ingredient'
  readonly reason: string
}

const fields = ['name', 'short_composition1', 'short_composition2'] as const
type Field = (typeof fields)[number]

/** Where in a row each column stands. */
export type Header = Readonly<Record<Field, number>>

/** Other columns are left alone. Throws `missing_column` and `column_twice`. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const places = fields.map((field) => [field, names.indexOf(field)] as const)
  const twice = places.find(([field, place]) => place !== -1 && names.includes(field, place + 1))
  if (twice !== undefined)
    throw new AppError('invalid', 'column_twice', `The column ${twice[0]} is there twice.`)
  const missing = places.filter(([, place]) => place === -1).map(([field]) => field)
  if (missing.length === 0) return Object.fromEntries(places) as Header
  throw new AppError(
    'invalid',
    'missing_column',
    `The first line must name the columns; there is no ${missing.join(' and no ')}.`,
  )
}

/** A row of the file, or what is wrong with it. */
export function readRow(header: Header, cells: readonly string[], line: number): MedicineDraft | RowError {
  const cell = (field: Field) => tidy(cells[header[field]] ?? '')
  const tooLong = fields.find((field) => !isLine(cell(field)))
  if (tooLong !== undefined) {
    return {
      line,
      field: tooLong,
      code: 'too_long',
      reason: `This is not one line of up to ${longest} characters.`,
    }
  }
  if (cell('name') === '') {
    return { line, field: 'name', code: 'name_missing', reason: 'The name is missing.' }
  }
  const composition = [cell('short_composition1'), cell('short_composition2')]
  const draft = draftOf(cell('name'), composition.filter((text) => text !== '').join(' + '))
  if (draft.ingredients.length > 0) return draft
  return { line, field: 'short_composition1', code: 'no_ingredient', reason: 'No ingredient is named.' }
}

const longest = 300
const isLine = (text: string): boolean => [...text].length <= longest && !/\p{Cc}/u.test(text)

export const isBad = (row: MedicineDraft | RowError): row is RowError => 'reason' in row

function draftOf(name: string, composition: string): MedicineDraft {
  return { name, composition, name_key: foldName(name), ...comparedBy(composition) }
}

export interface ComparedBy {
  readonly ingredients: readonly string[]
  /** The ingredients as one text: products with the same ones share it. */
  readonly formula: string
  /** Ingredient and strength, where that is known. */
  readonly parts: readonly string[]
}

export function comparedBy(composition: string): ComparedBy {
  const parts = parseComposition(composition)
  const ingredients = parts.map(ingredientKey).sort()
  return {
    ingredients,
    formula: ingredients.join(' + '),
    parts: parts.flatMap((part) => partKey(part) ?? []).sort(),
  }
}
