/** A strength in one spelling, `500 mg`, `125 mg/5 ml`, `0.3%`; as it is where it is of no kind that we know. */
export function readStrength(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '' || /^n\/?a$/i.test(plain)) return null
  const measured = measure(plain)
  if (measured === null) return plain
  const { amount, unit, per } = measured
  const quantity = unit === '%' ? `${amount}%` : `${amount} ${unit}`
  if (per === null) return quantity
  return `${quantity}/${per.amount === 1 ? '' : `${per.amount} `}${per.unit}`
}

/** What two strengths are compared by: 1 g is 1000 mg, and 125 mg/5 ml is 25 mg/ml. */
export function strengthKey(strength: string): string {
  const measured = measure(strength)
  if (measured === null) return strength.toLowerCase().replace(/\s/g, '')
  const { per } = measured
  const whole = inBase(measured)
  if (per === null) return `${round(whole.amount)} ${whole.unit}`
  const part = inBase(per)
  return `${round(whole.amount / part.amount)} ${whole.unit}/${part.unit}`
}

interface Quantity {
  readonly amount: number
  readonly unit: string
}
interface Measured extends Quantity {
  readonly per: Quantity | null
}

const strength = /^([\d.,]+) ?(%|[\p{L}.]+)(?: ?[wv]\/[wv])?(?: ?\/ ?([\d.,]*) ?([\p{L}.]+))?$/iu

function measure(text: string): Measured | null {
  const [, number = '', name = '', perNumber = '', perName] = strength.exec(text.normalize('NFKC')) ?? []
  const whole = quantity(number, name)
  if (whole === null || perName === undefined) return whole && { ...whole, per: null }
  const per = quantity(perNumber || '1', perName)
  return per && { ...whole, per }
}

function quantity(number: string, name: string): Quantity | null {
  const amount = readNumber(number)
  const unit = units[name.toLowerCase()]
  return amount === null || unit === undefined ? null : { amount, unit }
}

/** `60,000` is sixty thousand; any other comma stands for the decimal point. */
function readNumber(text: string): number | null {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(',', '.')
  const amount = /^(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : 0
  return amount > 0 && Number.isFinite(amount) ? amount : null
}

/** NFKC makes the micro sign a Greek mu. */
const units: Readonly<Record<string, string>> = {
  ...{ g: 'g', gm: 'g', gram: 'g', mg: 'mg', mcg: 'mcg', ug: 'mcg', μg: 'mcg' },
  ...{ iu: 'IU', 'i.u.': 'IU', '%': '%', ml: 'ml', l: 'l' },
}

const bases: Readonly<Record<string, readonly [factor: number, unit: string]>> = {
  g: [1_000, 'mg'],
  mcg: [0.001, 'mg'],
  l: [1_000, 'ml'],
}

function inBase({ amount, unit }: Quantity): Quantity {
  const [factor, base] = bases[unit] ?? [1, unit]
  return { amount: amount * factor, unit: base }
}

/** Enough digits for any medicine, too few for what binary fractions leave over. */
const round = (amount: number): number => Number(amount.toPrecision(9))
