import { readFile } from 'node:fs/promises'

/** Megabytes of memory that would be free if these processes were not there and nobody else ran the same programs. */
export interface Memory {
  readonly program: number
  /** Null where the database is on another machine. */
  readonly database: number | null
}

export const total = ({ program, database }: Memory): number => program + (database ?? 0)

export async function readMemory(program: number, database: readonly number[]): Promise<Memory> {
  return { program: (await footprint([program])) ?? 0, database: await footprint(database) }
}

/**
 * What they have for themselves, their part of what they share in memory, and the program file once. PSS alone would
 * flatter us: it divides the program file among everybody who runs it, and the bench itself runs the same Node.
 */
async function footprint(pids: readonly number[]): Promise<number | null> {
  const all = (await Promise.all(pids.map(readProcess))).filter((each) => each !== null)
  if (all.length === 0) return null
  const own = all.reduce((sum, { anonymous, shared }) => sum + anonymous + shared, 0)
  return (own + Math.max(...all.map(({ file }) => file))) / 1024
}

/** Kilobytes; null for a process that ended meanwhile, or is not on this machine. */
async function readProcess(pid: number) {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return {
      anonymous: field(rollup, 'Pss_Anon'),
      shared: field(rollup, 'Pss_Shmem'),
      file: field(status, 'RssFile'),
    }
  } catch {
    return null
  }
}

const field = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)

/** Looks once a second until stopped, and then tells the most there was at any moment. */
export function watchMemory(read: () => Promise<Memory>): () => Promise<Memory> {
  let most: Memory | null = null
  let reading = Promise.resolve()
  const look = async () => {
    const now = await read()
    if (most === null || total(now) > total(most)) most = now
  }
  const timer = setInterval(() => {
    reading = reading.then(look)
  }, 1_000)
  return async () => {
    clearInterval(timer)
    await reading
    await look()
    return most as unknown as Memory
  }
}
