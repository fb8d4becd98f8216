import { isUtf8 } from 'node:buffer'
import { AppError } from '@balai/contract/app-error.ts'
import type { App } from './app.ts'

const deepest = 64

/** JSON is the one body that every route reads; whoever takes another, a CSV say, adds a parser in its own plugin. */
export function readJsonBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}

/**
 * Parses a body more strictly than JSON.parse: what two parsers could understand differently (a key twice,
 * `__proto__`, bytes that are not UTF-8) and what PostgreSQL cannot store (NUL, half a surrogate pair) is refused.
 * An empty body is undefined. Throws AppError `malformed_json`.
 */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  if (!isUtf8(body)) throw malformed('The body is not valid UTF-8.')
  const text = body.toString()
  const colons = countColons(text)
  const value = parse(text)
  if (countKeys(value) !== colons) throw malformed('The body names a key of an object twice.')
  if (text.includes('\\u') || text.includes('"__proto__"')) refuseTreacherousText(value)
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed('The body is not valid JSON.')
  }
}

const quote = 34
const colon = 58

/** Outside strings every colon follows a key, so there are as many as keys. Refuses what is nested too deeply to walk. */
function countColons(text: string): number {
  let colons = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === quote) at = endOfString(text, at)
    else if (character === colon) colons += 1
    else if (character === 123 || character === 91) depth += 1
    else if (character === 125 || character === 93) depth -= 1
    if (depth > deepest) throw malformed(`The body is nested more than ${deepest} levels deep.`)
  }
  return colons
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text.charCodeAt(before - 1) === 92) before -= 1
  return (at - before) % 2 === 1
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let keys = 0
  if (Array.isArray(value)) {
    for (const element of value) keys += countKeys(element)
    return keys
  }
  for (const key of Object.keys(value)) keys += 1 + countKeys((value as Record<string, unknown>)[key])
  return keys
}

/** Only an escape can bring in a NUL or half a surrogate pair, so other bodies are not walked for them. */
function refuseTreacherousText(value: unknown): void {
  if (typeof value === 'string') refuseString(value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') throw malformed('The body names a key __proto__.')
    refuseString(key)
    refuseTreacherousText(inner)
  }
}

function refuseString(text: string): void {
  if (text.includes('\0')) throw malformed('The body has a NUL character in a string.')
  if (!text.isWellFormed()) throw malformed('The body has half a surrogate pair in a string.')
}

const malformed = (message: string) => new AppError('invalid', 'malformed_json', message)
