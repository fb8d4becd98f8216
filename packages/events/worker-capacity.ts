import { createSlots, type Slots } from './slots.ts'

/** How much a worker takes on: jobs in hand, and those of them that run. */
export interface WorkerCapacity {
  readonly claims: Slots
  readonly turns: Slots
}

/** Each claim runs at once. */
export function createCapacity(turns: number): WorkerCapacity {
  return { claims: createSlots(turns), turns: createSlots(turns) }
}

/**
 * As many claims again wait for their turn, so that several are fetched by one statement. Refilled when half is
 * free: the other half keeps all turns busy.
 */
export function createCapacityWithReserve(turns: number): WorkerCapacity {
  return { claims: createSlots(2 * turns, turns), turns: createSlots(turns) }
}
