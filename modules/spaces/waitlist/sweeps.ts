import { emitAll } from '@balai/events/emit.ts'
import { defineSweep, type Sweep } from '@balai/events/sweep.ts'
import { WaitlistLapsed } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { lapseEntries } from './queue-store.ts'

/** An offer that nobody accepts ends as every reservation does; here are those who never had one. */
export const waitlistSweeps = ({ db, now }: Deps): Sweep[] => [
  defineSweep({
    name: 'spaces.lapse_waitlist',
    everySeconds: 5,
    run: () =>
      db.transaction().execute(async (tx) => {
        const lapsed = await lapseEntries(tx, now())
        await emitAll(tx, WaitlistLapsed, lapsed)
        return lapsed.length > 0
      }),
  }),
]
