/** Whether the check digit of an ISBN-10 or ISBN-13 fits, so that a mistyped one is told at once (ISO 2108). */
export function isIsbn(text: string): boolean {
  const isbn = text.replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase()
  if (/^97[89]\d{10}$/.test(isbn)) return weigh(isbn, (place) => (place % 2 === 0 ? 1 : 3)) % 10 === 0
  return /^\d{9}[\dX]$/.test(isbn) && weigh(isbn, (place) => 10 - place) % 11 === 0
}

const weigh = (isbn: string, weightAt: (place: number) => number): number =>
  [...isbn].reduce((sum, digit, place) => sum + (digit === 'X' ? 10 : Number(digit)) * weightAt(place), 0)
