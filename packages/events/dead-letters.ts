import { AppError } from '@balai/contract/app-error.ts'
import { fromKysely } from 'pg-boss'
import { affected } from './claims.ts'
import { findConsumerOf } from './dead-letter-store.ts'
import { announce } from './delivery-store.ts'
import { deadLetterQueue, openQueues, type Queryable } from './queues.ts'

/** Gives the event to its consumer again, with all its tries. Throws `dead_letter_not_found`. */
export async function replayDeadLetter<Tables>(db: Queryable<Tables>, id: string): Promise<void> {
  const consumer = await findConsumerOf(db, id)
  const moved = await openQueues(db).redrive(deadLetterQueue, { ids: [id], db: fromKysely(db) })
  if (consumer === null || moved === 0) throw notFound()
  await announce(db, consumer)
}

/** Forgets the event: its consumer never has its effect. Throws `dead_letter_not_found`. */
export async function discardDeadLetter<Tables>(db: Queryable<Tables>, id: string): Promise<void> {
  const response = await openQueues(db).deleteJob(deadLetterQueue, id, { db: fromKysely(db) })
  if (affected(response) === 0) throw notFound()
}

function notFound(): AppError {
  return new AppError(
    'not_found',
    'dead_letter_not_found',
    'There is no such dead letter: it may have been replayed or discarded.',
  )
}
