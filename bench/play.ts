import type { Generator } from './load/open-generator.ts'
import type { Outcome } from './load/plan.ts'
import type { Scene } from './scene.ts'
import type { Size } from './size.ts'

export interface Pace {
  readonly connections: number
  /** Requests a second; null: as fast as they are answered. */
  readonly rate: number | null
}

/** Puts a scene on a server. Values that it used up are never used again. */
export async function play(
  generator: Generator,
  size: Size,
  url: string,
  { request, expected, pool }: Scene,
  pace: Pace,
): Promise<Outcome> {
  const { warmUpSeconds, seconds } = size
  const values = pool?.peek(Math.ceil((warmUpSeconds + seconds) * (pace.rate ?? mostPerSecond)))
  const outcome = await generator.run({
    url,
    ...pace,
    warmUpSeconds,
    seconds,
    request: { ...request, ...(values === undefined ? {} : { values }) },
    expected,
  })
  pool?.use(outcome.sent)
  return outcome
}

/** More than any check-in here will ever do. */
const mostPerSecond = 15_000
