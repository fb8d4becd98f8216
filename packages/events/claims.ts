import type { Db, Tx } from '@balai/db/open-database.ts'
import { fromKysely, type Job, type PgBoss } from 'pg-boss'
import { announce } from './delivery-store.ts'

/** A job that this worker fetched. The claim is lost when the worker is silent for so long that another fetches the job. */
export interface Claim {
  readonly boss: PgBoss
  readonly queue: string
  readonly job: Job
}

export class ClaimLost extends Error {
  constructor(queue: string) {
    super(`While this try of ${queue} ran, the event went to another worker`)
    this.name = 'ClaimLost'
  }
}

/** Removes the job in the transaction of its effect, which is undone by ClaimLost when the job is another's by now. */
export async function settleClaim(claim: Claim, tx: Tx<unknown>): Promise<void> {
  if (!(await removeJob(claim, tx))) throw new ClaimLost(claim.queue)
}

/** False when the job is another's by now. */
export async function removeJob({ boss, queue, job }: Claim, db: Db<unknown>): Promise<boolean> {
  const response = await boss.deleteJob(queue, attemptOf(job), { db: fromKysely(db) })
  return affected(response) === 1
}

/** The next try comes after a pause; after the last one the event becomes a dead letter. */
export async function failClaim({ boss, queue, job }: Claim, error: unknown): Promise<void> {
  await boss.fail(queue, attemptOf(job), { message: reasonOf(error) })
}

/** Gives the job back without a pause, and tells the other workers. */
export async function handBackClaim({ boss, queue, job }: Claim, db: Db<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const response = await boss.cancel(queue, attemptOf(job), { db: fromKysely(tx) })
    if (affected(response) === 1) await boss.resume(queue, job.id, { db: fromKysely(tx) })
    await announce(tx, queue)
  })
}

/** Says that this worker lives. */
export async function refreshClaims(boss: PgBoss, queue: string, claims: readonly Claim[]): Promise<void> {
  await boss.touch(
    queue,
    claims.map(({ job }) => attemptOf(job)),
  )
}

// @NOTE pg-boss counts what a command changed, but its type says nothing of it
export const affected = (response: object): number => (response as { readonly affected: number }).affected

const attemptOf = ({ id, retryCount }: Job) => ({ id, retryCount })

/** What the dead letter says: short, and without the NUL characters that jsonb refuses. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replaceAll('\0', '').slice(0, 2_000)
}
