import type { FieldError } from '@balai/contract/app-error.ts'
import type { Deps } from '../deps.ts'
import { admitTickets } from './admit-tickets.ts'
import type { ScanBody, ScanOutcome, ScanRefusal } from './contract.ts'
import { findFaults, type ScanFrame, scanOf } from './rules.ts'

/**
 * A phone must not lose its queue to one scan that it wrote wrongly: that one is refused, and the others are admitted.
 * `misfits` says what a schema has against a body.
 */
export async function admitBatch(
  deps: Deps,
  bodies: readonly unknown[],
  frame: ScanFrame,
  misfits: (body: unknown) => readonly FieldError[],
): Promise<ScanOutcome[]> {
  const refusals = bodies.map(
    (body) => refuseFirst(misfits(body)) ?? refuseFirst(findFaults(body as ScanBody)),
  )
  const sound = bodies.filter((_, index) => refusals[index] === null) as ScanBody[]
  const outcomes = await admitTickets(
    deps,
    sound.map((body) => scanOf(body, frame)),
  )
  return refusals.map((refusal) => refusal ?? (outcomes.shift() as ScanOutcome))
}

function refuseFirst([fault]: readonly FieldError[]): ScanRefusal | null {
  return fault === undefined ? null : { result: 'malformed', message: `${fault.path} ${fault.message}` }
}
