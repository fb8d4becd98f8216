/** deadlock_detected and serialization_failure: the transaction is gone, and may simply be run again. */
const lostRaces = new Set(['40P01', '40001'])
const tries = 5

/** Tickets are locked in order, so this is only for nonces that callers use crosswise, and for the unforeseen. */
export async function retryDeadlock<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt === tries || !lostRaces.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}
