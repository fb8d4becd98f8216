/** A small seeded generator (mulberry32), so that a fuzz that failed fails again. */
export function createRandom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick: <Choice>(choices: readonly Choice[]): Choice =>
      choices[Math.floor(next() * choices.length)] as Choice,
  }
}
export type Random = ReturnType<typeof createRandom>

const strings = [
  '',
  ' ',
  'x'.repeat(10_000),
  "' or 1=1; drop table attendance.event; --",
  '$1',
  '%',
  '../../etc/passwd',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0007',
  '💥'.repeat(300),
  '=1+1',
  '<script>alert(1)</script>',
  '2026-02-30T25:61:00Z',
  '0001-01-01T00:00:00Z',
  '999999-12-31T23:59:59Z',
  '00000000-0000-0000-0000-000000000000',
  '{"a":',
]
const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 1e21]
const values: readonly unknown[] = [
  ...strings,
  ...numbers,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { constructor: { prototype: 1 } },
]

/** Any JSON value that a program which trusts its callers would stumble over. */
export const nastyValue = (random: Random): unknown => random.pick(values)
export const nastyString = (random: Random): string => random.pick(strings)

/** Bodies that are no JSON, or are JSON that says two things. As latin1, so that bytes can be anything. */
export const nastyBodies: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '42',
  '{"a":1,"a":2}',
  '{"username":"a","username":"b"}',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '{"a":"\\u0000"}',
  '{"a":"\\ud800"}',
  '{"a":"\xff\xfe"}',
  '{"a":1e999}',
  `{"a":${'9'.repeat(400)}}`,
  '['.repeat(50_000),
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  '\xef\xbb\xbf{"a":1}',
]

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly minLength?: number
  readonly minimum?: number
}

/** A value that fits the schema roughly; `spoil` is the chance, at each leaf, of a nasty one instead. */
export function roughlyFitting(schema: JsonSchema, random: Random, spoil: number): unknown {
  if (random.next() < spoil) return nastyValue(random)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives !== undefined) return roughlyFitting(random.pick(alternatives), random, spoil)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(() => random.next() < 0.8)
          .map(([name, property]) => [name, roughlyFitting(property, random, spoil)]),
      )
    case 'array':
      return Array.from({ length: Math.floor(random.next() * 3) }, () =>
        roughlyFitting(schema.items ?? {}, random, spoil),
      )
    case 'integer':
    case 'number':
      return schema.minimum ?? Math.floor(random.next() * 100)
    case 'boolean':
      return random.next() < 0.5
    case 'null':
      return null
    default:
      return fittingString(schema, random)
  }
}

function fittingString({ format, minLength = 0 }: JsonSchema, random: Random): string {
  const unique = Math.floor(random.next() * 1e9).toString(36)
  if (format === 'date-time') return '2026-12-01T10:00:00Z'
  if (format === 'uuid') return '01938f2e-7b1a-7000-8000-000000000000'
  if (format === 'email') return `${unique}@example.org`
  return unique.padEnd(minLength, 'x')
}
