import { Ajv, type Options } from 'ajv'
import { teachFormats } from './formats.ts'

/** Strict, so that a keyword misspelt in a schema stops the start instead of checking nothing. */
export function createAjv(options: Pick<Options, 'coerceTypes' | 'allErrors'>): Ajv {
  const ajv = new Ajv({
    ...options,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    useDefaults: true,
    removeAdditional: false,
  })
  ajv.addVocabulary(['example'])
  teachFormats(ajv)
  return ajv
}
