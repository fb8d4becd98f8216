import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { claimCluster } from './claim-cluster.ts'
import type { Cluster } from './cluster.ts'
import { PostgresUnavailable } from './postgres-unavailable.ts'
import { readFailure } from './server-log.ts'
import { hasEnded, type Postmaster } from './start-postmaster.ts'

/** A server that answers, and the session that makes it ours. */
export interface OwnedServer {
  readonly session: pg.Client
  readonly pid: number
  /** Null when it was running already. */
  readonly started: Postmaster | null
}

const patienceMs = 60_000

/**
 * Claims the server of the cluster, and starts one when nobody serves. One that is starting, recovering or shutting
 * down is waited for, and so is the end of one that died and whose traces PostgreSQL still respects.
 */
export async function ownCluster(
  cluster: Cluster,
  socketDirectory: string,
  start: () => Promise<Postmaster>,
): Promise<OwnedServer> {
  let started: Postmaster | null = null
  let obstacle = 'no answer'
  for (let deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const claim = await claimCluster(cluster, socketDirectory)
    if (claim.kind === 'ours') {
      const { session, postmasterPid: pid } = claim
      return { session, pid, started: started?.process.pid === pid ? started : null }
    }
    if (claim.kind === 'not_now') {
      obstacle = claim.reason
      // recovery takes as long as it takes
      if (recovering.test(obstacle)) deadline = Date.now() + patienceMs
    } else if (started === null) {
      started = await start()
    } else if (hasEnded(started)) {
      obstacle = await passingFailure(cluster, started)
      await delay(100)
      started = await start()
    }
    await delay(10)
  }
  throw new PostgresUnavailable(`PostgreSQL did not start in "${cluster.directory}": ${obstacle}.`)
}

const recovering = /starting up|recovery|not yet accepting/

/** lock_file_exists: another start was faster, or processes of a server that was killed are still ending. */
const lockFileExists = 'F0001'

async function passingFailure(cluster: Cluster, { logSize }: Postmaster): Promise<string> {
  const { sqlstate, sentence } = await readFailure(cluster, logSize)
  if (sqlstate === lockFileExists) return sentence
  throw new PostgresUnavailable(
    `PostgreSQL did not start in "${cluster.directory}": ${sentence} (more in ${cluster.log}).`,
  )
}
