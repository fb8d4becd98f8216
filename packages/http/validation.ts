import type { App } from './app.ts'
import { createAjv } from './create-ajv.ts'

/**
 * Bodies are taken as they are: a number in quotes is not a number. Params and queries are text by nature, so they
 * are coerced. Fields that a schema does not know are left alone, and handlers do not see them in their types.
 */
export function validateRequests(app: App): void {
  // All errors: their number is bounded by the body limit, and by how few of them field-errors.ts passes on.
  const body = createAjv({ coerceTypes: false, allErrors: true })
  const text = createAjv({ coerceTypes: 'array', allErrors: true })
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? body : text).compile(schema))
}
