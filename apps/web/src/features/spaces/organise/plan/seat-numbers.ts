/** So many numbers, from this one on: `A-09`, `A-10`... Those that are taken (in small letters) are left out. */
export function nextNumbers(taken: ReadonlySet<string>, first: string, count: number): string[] {
  const { prefix, at, digits } = partsOf(first)
  const numbers: string[] = []
  for (let next = at; numbers.length < count; next += 1) {
    const number = prefix + String(next).padStart(digits, '0')
    if (!taken.has(number.toLowerCase())) numbers.push(number)
  }
  return numbers
}

/**
 * The number that a new seat of this area gets: the one after the highest of the last seat's series. Numbers name seats
 * in the whole house, so that the first ones begin with the letters of their area: `Ruang Utama` has `RU-01`.
 */
export function numberAfter(numbers: readonly string[], areaName: string): string {
  const last = numbers.findLast((number) => /\d$/.test(number))
  if (last === undefined) return `${initialsOf(areaName)}-01`
  const { prefix } = partsOf(last)
  const series = numbers.map(partsOf).filter((parts) => parts.prefix === prefix && parts.digits > 0)
  const highest = series.reduce((a, b) => (b.at > a.at ? b : a))
  return prefix + String(highest.at + 1).padStart(highest.digits, '0')
}

function partsOf(number: string) {
  // longer ones are no count any more, and no number that we could add to
  const digits = /\d{1,9}$/.exec(number)?.[0] ?? ''
  return {
    prefix: number.slice(0, number.length - digits.length),
    at: digits === '' ? 1 : Number(digits),
    digits: digits.length,
  }
}

const initialsOf = (name: string): string =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? ['S'])
    .slice(0, 3)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
