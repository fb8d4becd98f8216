/** How much a bench does, and how long it may take. */
export interface Size {
  readonly connections: readonly number[]
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Issued for the event, each of which gets in once. */
  readonly tickets: number
  /** In the log when the same check-in is measured once more. */
  readonly manyRows: number
  /** Seconds of a load that is asked at a moderate rate, so that there are answers enough to speak of the slowest. */
  readonly calmSeconds: number
  /** Told to everybody who watches an area. */
  readonly changes: number
  /** Past them the bench gives up. */
  readonly minutes: number
}

export const full: Size = {
  connections: [1, 32, 256],
  warmUpSeconds: 2,
  seconds: 6,
  tickets: 300_000,
  manyRows: 1_000_000,
  calmSeconds: 30,
  changes: 100,
  minutes: 25,
}

export const quick: Size = {
  connections: [1, 32, 256],
  warmUpSeconds: 0.5,
  seconds: 1.5,
  tickets: 80_000,
  manyRows: 100_000,
  calmSeconds: 10,
  changes: 30,
  minutes: 10,
}
