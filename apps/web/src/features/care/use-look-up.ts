import type { LookUpAnswer, LookUp as LookUpRequest } from '@balai/care/lookups/contract.ts'
import { useRef, useState } from 'react'
import { api, read } from '../../api/client.ts'

/** What is asked for: a name as it was typed, or one of the products that the server named. */
export type Wanted = Pick<LookUpRequest, 'name' | 'medicine_id'>

export type Finding =
  | { readonly kind: 'nothing_yet' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'answered'
      readonly wanted: Wanted
      readonly answer: LookUpAnswer
      readonly limit: number
    }
  | { readonly kind: 'failed'; readonly wanted: Wanted; readonly error: unknown }

export const fewest = 10
/** As many as the server gives. */
export const most = 50

/**
 * Asks for products like one. What is asked lives in this page's memory alone: no address, no cache and no storage of
 * the browser has it, because it may tell of an illness.
 */
export function useLookUp() {
  const [finding, setFinding] = useState<Finding>({ kind: 'nothing_yet' })
  const latest = useRef(0)
  const ask = async (wanted: Wanted, limit = fewest) => {
    latest.current += 1
    const asked = latest.current
    const become = (next: Finding) => {
      if (asked === latest.current) setFinding(next)
    }
    if (limit === fewest) become({ kind: 'asking' })
    try {
      const answer = await read(api.POST('/api/v1/care/lookups', { body: { ...wanted, limit } }))
      become({ kind: 'answered', wanted, answer, limit })
    } catch (error) {
      become({ kind: 'failed', wanted, error })
    }
  }
  const forget = () => {
    latest.current += 1
    setFinding({ kind: 'nothing_yet' })
  }
  return { finding, ask, forget }
}
