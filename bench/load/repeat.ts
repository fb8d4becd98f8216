import { type Connection, clientConfig } from '@balai/db/open-database.ts'
import pg from 'pg'

export interface Worker {
  run(): Promise<unknown>
  end(): Promise<void>
}

/** Runs a second, of so many workers that each go on and on. */
export async function repeat(seconds: number, workers: number, open: () => Promise<Worker>): Promise<number> {
  const all = await Promise.all(Array.from({ length: workers }, open))
  const begin = performance.now()
  const until = begin + seconds * 1_000
  let runs = 0
  const work = all.map(async ({ run }) => {
    while (performance.now() < until) {
      await run()
      runs += 1
    }
  })
  await Promise.allSettled(work)
  await Promise.all(all.map(({ end }) => end()))
  await Promise.all(work)
  return (runs * 1_000) / (performance.now() - begin)
}

/** What the database does of a statement without HTTP in front of it: prepared once, and each a transaction. */
export async function repeatStatement(
  connection: Connection,
  seconds: number,
  clients: number,
  { text, values, rows }: Statement,
): Promise<number> {
  return await repeat(seconds, clients, async () => {
    const client = new pg.Client(clientConfig(connection))
    await client.connect()
    const run = async () => {
      const { rowCount } = await client.query({ name: 'repeated', text, values: values() })
      if (rows !== undefined && rowCount !== rows)
        throw new Error(`${rowCount} rows instead of ${rows}: ${text}`)
    }
    return { run, end: () => client.end() }
  })
}

export interface Statement {
  readonly text: string
  /** Of the next run. */
  readonly values: () => unknown[]
  /** How many it answers or writes, where that is known; another number is an error. */
  readonly rows?: number
}
