import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'

/** Where somebody may scan: the gates of their post, or each gate of the event. */
export const gatesOf = ({ crew, event }: Pick<OfflinePack, 'crew' | 'event'>): readonly string[] =>
  crew.gates.length > 0 ? crew.gates : event.gates

/** The gate that was asked for, else that of last time, else the only one; undefined: somebody has to choose. */
export function chooseGate(
  gates: readonly string[],
  ...wishes: readonly (string | undefined)[]
): string | null | undefined {
  if (gates.length === 0) return null
  return (
    wishes.find((wish) => wish !== undefined && gates.includes(wish)) ??
    (gates.length === 1 ? gates[0] : undefined)
  )
}
