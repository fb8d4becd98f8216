import type { Care, Recommendation } from '@balai/care/module.ts'
import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import { DrugQuery } from './contract.ts'
import type { PicaGates } from './gates.ts'

export function addRecommendRoute(
  scope: App,
  { care, gates }: { readonly care: Pick<Care, 'recommend'> | null; readonly gates: PicaGates },
): void {
  scope.post(
    '/api/secure/recommend-drugs',
    { onRequest: gates.key('care:read'), schema: { body: DrugQuery } },
    async ({ body: { drug_name, top_n = 5 } }, reply) => {
      reply.header('content-type', 'application/json; charset=utf-8')
      try {
        if (care === null) throw noCareHere()
        return writeColumns(productsOf(await care.recommend(drug_name, top_n)).slice(0, top_n))
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'not_found') throw error
        return reply.code(404).send(JSON.stringify({ success: false, detail: error.message }))
      }
    },
  )
}

type Products = Extract<Recommendation, { kind: 'found' }>['similar']

/**
 * The contract has no way to ask back: of several products with this name all are told, which guesses nothing. What is
 * only spelled alike is another drug.
 */
function productsOf(recommendation: Recommendation): Products {
  if (recommendation.kind === 'found') return recommendation.similar
  if (recommendation.by === 'name') return recommendation.candidates
  throw new AppError('not_found', 'medicine_not_found', 'No medicine of this name is known here.')
}

/** Written by hand, because JavaScript sorts keys that are numbers, and the best match comes first. */
function writeColumns(products: Products): string {
  const column = (key: 'name' | 'composition') =>
    products.map((product) => `"${product.id}":${JSON.stringify(product[key])}`).join(',')
  return `{"success":true,"data":{"name":{${column('name')}},"combined_composition":{${column('composition')}}}}`
}

const noCareHere = () => new AppError('not_found', 'care_off', 'There is no medicine look-up here.')
