import type { Db, Tx } from '@balai/db/open-database.ts'
import { fromKysely, type Job, type PgBoss } from 'pg-boss'
import { announce } from './delivery-store.ts'

/** A job that this worker fetched. The claim ends when the worker overstays its limit and another fetches the job. */
export interface Claim {
  readonly boss: PgBoss
  readonly queue: string
  readonly job: Job
}

export class ClaimLost extends Error {
  constructor(queue: string) {
    super(`This try of ${queue} took so long that the event went to another worker`)
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

/** Gives the job back untried, and tells the other workers. */
export async function handBackClaim({ boss, queue, job }: Claim, db: Db<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const response = await boss.cancel(queue, attemptOf(job), { db: fromKysely(tx) })
    if (affected(response) === 1) await boss.resume(queue, job.id, { db: fromKysely(tx) })
    await announce(tx, queue)
  })
}

// @NOTE pg-boss counts what a command changed, but its type says nothing of it
export const affected = (response: object): number => (response as { readonly affected: number }).affected

const attemptOf = ({ id, retryCount }: Job) => ({ id, retryCount })

/** What the dead letter says: short, and without the NUL characters that jsonb refuses. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replaceAll('\0', '').slice(0, 2_000)
}
