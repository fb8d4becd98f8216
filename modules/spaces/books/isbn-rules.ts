import { AppError } from '@balai/contract/app-error.ts'

/** Thirteen digits of an ISBN-10 or ISBN-13, however it is written. Throws `invalid_isbn`. */
export function normaliseIsbn(text: string): string {
  const isbn = digitsOf(text)
  if (isIsbn13(isbn)) return isbn
  if (isIsbn10(isbn)) return toIsbn13(isbn)
  const errors = [{ path: 'body.isbn', message: 'must be an ISBN-10 or ISBN-13 whose check digit fits' }]
  throw new AppError('invalid', 'invalid_isbn', 'This is no ISBN; look for a mistyped digit.', { errors })
}

/**
 * What the thirteen digits of a title begin with, when somebody looks for this; none when it reads like no ISBN. An
 * ISBN-10 that is not complete has its digits after 978, and all of them but the last.
 */
export function isbnBeginnings(text: string): string[] {
  const digits = digitsOf(text)
  if (!/^\d{3,13}$|^\d{9}X$/.test(digits)) return []
  if (isIsbn10(digits)) return [toIsbn13(digits)]
  return digits.length < 10 ? [digits, `978${digits}`] : [digits]
}

const digitsOf = (text: string): string => text.replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase()

/** ISO 2108: weights 1 and 3 in turn; the sum is a multiple of ten. */
const isIsbn13 = (isbn: string): boolean => /^97[89]\d{10}$/.test(isbn) && weigh(isbn) % 10 === 0

/** ISBN-10: weights from ten down to one, X is ten; the sum is a multiple of eleven. */
function isIsbn10(isbn: string): boolean {
  if (!/^\d{9}[\dX]$/.test(isbn)) return false
  const sum = [...isbn].reduce((total, digit, place) => total + (10 - place) * worthOf(digit), 0)
  return sum % 11 === 0
}

function toIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`
  return `${body}${(10 - (weigh(body) % 10)) % 10}`
}

const weigh = (digits: string): number =>
  [...digits].reduce((total, digit, place) => total + worthOf(digit) * (place % 2 === 0 ? 1 : 3), 0)

const worthOf = (digit: string): number => (digit === 'X' ? 10 : Number(digit))
