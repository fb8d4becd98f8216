/** How much a bench does, and how long it may take. */
export interface Size {
  readonly connections: readonly number[]
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Issued for the event, each of which gets in once. */
  readonly tickets: number
  /** In the log when the same check-in is measured once more. */
  readonly manyRows: number
  /** Past them the bench gives up. */
  readonly minutes: number
}

export const full: Size = {
  connections: [1, 32, 256],
  warmUpSeconds: 2,
  seconds: 6,
  tickets: 300_000,
  manyRows: 1_000_000,
  minutes: 25,
}

export const quick: Size = {
  connections: [1, 32, 256],
  warmUpSeconds: 0.5,
  seconds: 1.5,
  tickets: 80_000,
  manyRows: 100_000,
  minutes: 10,
}
