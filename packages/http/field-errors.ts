import type { FieldError } from '@balai/contract/app-error.ts'
import type { FastifySchemaValidationError } from 'fastify'

/** More would help nobody, and an attacker could make them many. */
const most = 20

/** What ajv found wrong, in people's words: one sentence a field, without the inner workings of unions. */
export function fieldErrors(part: string, found: readonly FastifySchemaValidationError[]): FieldError[] {
  const byPath = new Map<string, FastifySchemaValidationError[]>()
  for (const error of found) {
    const path = pathOf(part, error)
    const others = byPath.get(path)
    if (others !== undefined) others.push(error)
    else if (byPath.size < most) byPath.set(path, [error])
  }
  return [...byPath].map(([path, errors]) => ({ path, ...explain(errors) }))
}

function pathOf(part: string, { keyword, instancePath, params }: FastifySchemaValidationError): string {
  const steps = instancePath.split('/').slice(1).map(unescapePointer)
  if (keyword === 'required') steps.push(String(params.missingProperty))
  return [part === 'querystring' ? 'query' : part, ...steps].join('.')
}

const unescapePointer = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** A union of literals fails once for each; a nullable schema fails also for not being null. */
function explain(errors: readonly FastifySchemaValidationError[]): Omit<FieldError, 'path'> {
  const literals = errors.filter(({ keyword }) => keyword === 'const')
  if (literals.length > 0) {
    const allowed = literals.map(({ params }) => JSON.stringify(params.allowedValue))
    return { message: `must be ${allowed.join(' or ')}`, rule: 'enum' }
  }
  const telling = errors.find(
    ({ keyword, params }) => keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null'),
  )
  const { keyword, message, params } = telling ?? (errors[0] as FastifySchemaValidationError)
  if (keyword === 'required') return { message: 'is required', rule: 'required' }
  if (keyword === 'enum') return { message: `must be ${listed(params.allowedValues)}`, rule: 'enum' }
  return { message: message ?? 'is not valid', rule: keyword }
}

const listed = (values: unknown) =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(' or ') : 'another value'
