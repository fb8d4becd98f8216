import { AppError } from '@balai/contract/app-error.ts'
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { UpstreamAnswer } from './exchange.ts'
import { UpstreamFault } from './fault.ts'

/** Reads a body of the documented shape, without what else was in it. Throws UpstreamFault for any other body. */
export function bodyReader<Schema extends TSchema>(
  schema: Schema,
): (answer: UpstreamAnswer) => Static<Schema> {
  const validator = Compile(schema)
  return ({ text }) => {
    const body = parse(text)
    if (!validator.Check(body)) throw new UpstreamFault('malformed answer', true)
    return validator.Clean(body) as Static<Schema>
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UpstreamFault('malformed answer', true, error)
  }
}

/** The upstream is well and says something that nobody agreed on, a redirect or a 418: our fault or its own. */
export function undocumented(name: string): AppError {
  return new AppError(
    'upstream_failed',
    'upstream_refused',
    `The ${name} service refused this in an unexpected way.`,
  )
}
