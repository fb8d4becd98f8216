import { randomBytes } from 'node:crypto'
import type { Generator } from '../../load/open-generator.ts'
import type { Outcome } from '../../load/plan.ts'
import { type Pace, play } from '../../play.ts'
import type { Size } from '../../size.ts'
import { bareScene } from './scenes.ts'
import { startServer } from './start-server.ts'

export interface LimitRow {
  readonly name: string
  readonly pace: Pace
  readonly outcome: Outcome
}

export interface Limits {
  readonly rows: readonly LimitRow[]
  readonly errors: number
  /** Of the bare route with the most connections. */
  readonly barePerSecond: number
}

/** How fast Fastify alone would be here, and how fast the generator could ask at all. */
export async function measureBareRoute(
  generator: Generator,
  size: Size,
  started: AsyncDisposableStack,
): Promise<Limits> {
  const secret = randomBytes(32).toString('base64url')
  const rows: LimitRow[] = []
  for (const [name, file] of servers) {
    const server = started.adopt(await startServer(file, [secret]), (each) => each.stop())
    const scene = bareScene(name, secret)
    for (const connections of size.connections) {
      const pace = { connections, rate: null }
      rows.push({ name, pace, outcome: await play(generator, size, server.url, scene, pace) })
    }
    await server.stop()
  }
  return {
    rows,
    errors: rows.reduce((sum, { outcome }) => sum + outcome.errors, 0),
    barePerSecond: rows.filter(({ name }) => name === bare).at(-1)?.outcome.perSecond ?? 0,
  }
}

const bare = 'bare Fastify POST'
const servers = [
  ['constant socket (the generator)', './constant-server.ts'],
  [bare, './bare-route.ts'],
] as const
