import type { Deps } from '../deps.ts'
import { findOverdue } from './due-store.ts'
import { moveByClock } from './move-by-clock.ts'

/**
 * What is held or offered keeps the seat until it is expired, which a worker does each second; whoever meets a seat
 * that is taken does it at once. Answers whether there was any.
 */
export async function releaseOverdue(deps: Deps, seatId: string): Promise<boolean> {
  const overdue = await findOverdue(deps.db, seatId, deps.now())
  for (const reservation of overdue) await moveByClock(deps, reservation)
  return overdue.length > 0
}
