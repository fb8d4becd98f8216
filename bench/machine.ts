import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** One line for the head of the tables. A machine with other work to do says little about this program. */
export function describeMachine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const [load = 0] = loadavg()
  const date = new Date().toISOString().slice(0, 10)
  return (
    `${date}, ${availableParallelism()} cores (${cpu?.model.trim()}), ${memory} GB, Node ${process.versions.node}. ` +
    `Program, database and generator share them; load before the start: ${load.toFixed(1)}.`
  )
}
