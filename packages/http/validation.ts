import { Ajv, type Options } from 'ajv'
import type { App } from './app.ts'
import { teachFormats } from './formats.ts'

/**
 * Bodies are taken as they are: a number in quotes is not a number. Params and queries are text by nature, so they
 * are coerced. Fields that a schema does not know are left alone, and handlers do not see them in their types.
 */
export function validateRequests(app: App): void {
  const body = createAjv({ coerceTypes: false })
  const text = createAjv({ coerceTypes: 'array' })
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? body : text).compile(schema))
}

/** Strict, so that a keyword misspelt in a schema stops the start instead of checking nothing. */
function createAjv(options: Options): Ajv {
  const ajv = new Ajv({
    ...options,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    useDefaults: true,
    removeAdditional: false,
    // Bounded by the body limit, and by how few errors field-errors.ts passes on.
    allErrors: true,
  })
  ajv.addVocabulary(['example'])
  teachFormats(ajv)
  return ajv
}
