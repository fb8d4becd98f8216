import type { Budget } from '../budget.ts'
import type { Row } from '../measure-scene.ts'
import { milliseconds, thousands } from '../table.ts'
import type { SpacesReport } from './measure-spaces.ts'
import type { WatchersReport } from './measure-watchers.ts'

export function budgetsOf({ calm, watchers }: SpacesReport): Budget[] {
  return [...calm.map(readingBudget), memoryBudget(watchers), delayBudget(watchers)]
}

const readingBudget = ({ name, pace, outcome }: Row): Budget => ({
  name: `${name}, ${pace.rate}/s asked, p99`,
  target: 'under 30 ms',
  measured: `${milliseconds(outcome.p99)} ms`,
  met: outcome.p99 < 30,
})

function memoryBudget({ count, before, most }: WatchersReport): Budget {
  return {
    name: `memory that ${thousands(count)} watchers add to the program, at the most`,
    target: 'under 100 MB',
    measured: `${thousands(most - before)} MB`,
    met: most - before < 100,
  }
}

function delayBudget({ count, delays }: WatchersReport): Budget {
  const p99 = delays[Math.ceil(delays.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY
  return {
    name: `from an answer until the last of ${thousands(count)} watchers heard, p99 of ${delays.length}`,
    target: 'under 1 s',
    measured: `${milliseconds(p99)} ms`,
    met: p99 < 1_000,
  }
}
