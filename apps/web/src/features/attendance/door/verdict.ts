import type { ScanAnswer, ScanResult } from '@balai/attendance/door/contract.ts'

/**
 * What the screen says of a scan. `kept`: neither the server nor the signature could be asked, so it waits for the
 * network. `logged_out`: the ticket is genuine, and the server hears no more of this account. `unkept`: neither the
 * server nor the browser took it. `refused`: the server takes no such scan at all.
 */
export interface Verdict {
  readonly result: ScanResult | 'kept' | 'logged_out' | 'unkept' | 'refused'
  readonly by: 'server' | 'device'
  /** When and where the ticket was used before. */
  readonly first: { readonly at: string; readonly gate: string | null } | null
  readonly holder: string | null
  readonly type: string | null
  /** Why the server refused it, in its own words. */
  readonly reason?: { readonly code: string; readonly message: string }
}

/** People went in, or out, by what the screen said. */
export const letThrough = ({ result }: Pick<Verdict, 'result'>): boolean =>
  result === 'admitted' || result === 'exited' || result === 'undone' || isUnsure({ result })

/** Noted as gone through, though nobody could really say: whoever is sent away instead is taken back. */
export const isUnsure = ({ result }: Pick<Verdict, 'result'>): boolean =>
  result === 'kept' || result === 'logged_out'

export function verdictOf({ result, first, ticket }: ScanAnswer): Verdict {
  return {
    result,
    by: 'server',
    first: first === null ? null : { at: first.at, gate: first.gate },
    holder: ticket?.holder_name ?? null,
    type: ticket?.type ?? null,
  }
}
