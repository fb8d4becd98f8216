import type { UpstreamAnswer } from '@balai/upstream/exchange.ts'
import { UpstreamFault } from '@balai/upstream/fault.ts'
import { undocumented } from '@balai/upstream/read-answer.ts'
import type { Upstream } from '@balai/upstream/upstream.ts'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Product } from '../medicines/rules.ts'
import { medicineNotFound, type Recommend } from './recommender.ts'

export interface RemoteDeps {
  readonly upstream: Upstream
  readonly apiKey: string
}

/** Asks a MediMatch elsewhere, which knows names alone. */
export function recommendRemotely({ upstream, apiKey }: RemoteDeps): Recommend {
  return async (wanted, limit) => {
    if (wanted.kind === 'product') throw medicineNotFound()
    const products = await upstream.ask(
      {
        method: 'POST',
        path: '/recommend',
        headers: { 'api-key': apiKey },
        body: { drug_name: wanted.name, top_n: limit },
      },
      readProducts,
    )
    return { kind: 'found', product: null, similar: products.slice(0, limit) }
  }
}

function readProducts(answer: UpstreamAnswer): Product[] {
  if (answer.status === 404) throw medicineNotFound()
  if (answer.status !== 200) throw undocumented('medimatch')
  const body = parseInOrder(answer.text)
  if (!answerShape.Check(body)) throw malformed()
  const { name, combined_composition } = body.data
  return Object.entries(name).map(([key, text]) => {
    const composition = combined_composition[key]
    if (composition === undefined || !/^#\d{1,15}$/.test(key)) throw malformed()
    return { id: Number(key.slice(1)), name: text, composition }
  })
}

const Column = Type.Record(Type.String(), Type.String())
const answerShape = Compile(
  Type.Object({ data: Type.Object({ name: Column, combined_composition: Column }) }),
)

/** The rows come best first, but JavaScript sorts keys that are numbers: so that they are none, each gets a `#`. */
function parseInOrder(text: string): unknown {
  try {
    return JSON.parse(text.replace(/"(\d+)"(?=\s*:)/g, '"#$1"'))
  } catch {
    // without its cause, which quotes the answer
    throw malformed()
  }
}

const malformed = () => new UpstreamFault('malformed answer', true)
