import type { Budget } from '../budget.ts'
import type { Row } from '../measure-scene.ts'
import { total } from '../memory.ts'
import { milliseconds, thousands } from '../table.ts'
import type { Limits } from './limits/bare-limits.ts'
import type { HouseReport } from './measure-house.ts'

/** What is promised, as ratios within one run where that is possible: machines differ, ratios hold better. */
export function budgetsOf(house: HouseReport, limits: Limits): Budget[] {
  const { saturated, atHalf, bigLog, idle, readyMs } = house
  const [few, many] = bigLog.rows
  const share = saturated.outcome.perSecond / limits.barePerSecond
  const growth = few.outcome.perSecond / many.outcome.perSecond
  return [
    {
      name: 'check-in / bare POST, most connections',
      target: 'at least 0.5',
      measured: share.toFixed(2),
      met: share >= 0.5,
    },
    {
      name: 'p99 at half of that load',
      target: 'under 50 ms',
      measured: `${milliseconds(atHalf.outcome.p99)} ms`,
      met: atHalf.outcome.p99 < 50,
    },
    {
      name: `cost of a check-in at ${thousands(bigLog.manyRows)} rows / at ${thousands(bigLog.fewRows)}`,
      target: 'at most 1.3',
      measured: growth.toFixed(2),
      met: growth <= 1.3,
    },
    memoryBudget('idle', total(idle), 200),
    memoryBudget(
      'at its most in a check-in',
      most(house.rows, (name) => name.startsWith('check-in')),
      300,
    ),
    memoryBudget(
      'at its most',
      most(house.rows, () => true),
      300,
    ),
    {
      name: 'second start until /health',
      target: 'under 5 s',
      measured: `${(readyMs / 1_000).toFixed(1)} s`,
      met: readyMs < 5_000,
    },
  ]
}

const most = (rows: readonly Row[], counts: (name: string) => boolean): number =>
  Math.max(...rows.filter(({ name }) => counts(name)).map(({ memory }) => total(memory)))

const memoryBudget = (when: string, megabytes: number, limit: number): Budget => ({
  name: `memory of program and database, ${when}`,
  target: `under ${limit} MB`,
  measured: `${thousands(megabytes)} MB`,
  met: megabytes < limit,
})
