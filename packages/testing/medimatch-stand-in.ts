import { type Serve, type StandIn, startStandIn } from './stand-in.ts'

export const mediMatchKey = 'the key of this house at MediMatch'

/** Somebody else's MediMatch, that knows one drug. Its rows come best first, which is not the order of their numbers. */
export const startMediMatchStandIn = (): Promise<StandIn> => startStandIn(serve)

const serve: Serve = ({ method, url, apiKey, body }) => {
  if (method === 'GET' && url === '/health') return [200, { status: 'ok' }]
  if (method !== 'POST' || url !== '/recommend') return [404, { detail: 'Not Found' }]
  if (apiKey !== mediMatchKey) return [401, { detail: 'Missing or invalid API key' }]
  const { drug_name, top_n } = JSON.parse(body) as { drug_name: string; top_n: number }
  if (drug_name !== 'Aspin') return [404, { success: false, detail: 'Drug not found' }]
  const column = (at: 1 | 2) => rows.slice(0, top_n).map((row) => `"${row[0]}":${JSON.stringify(row[at])}`)
  return [200, `{"success":true,"data":{"name":{${column(1)}},"combined_composition":{${column(2)}}}}`]
}

const rows = [
  ['1627', 'Aspin 100mg Tablet', 'Aspirin (100mg)'],
  ['1278', 'Acetyl Salicylic Acid 50mg Tablet', 'Aspirin (50mg)'],
  ['31', 'Aspirin "C" Tablet', 'Aspirin (400mg) + Vitamin C (240mg)'],
] as const
