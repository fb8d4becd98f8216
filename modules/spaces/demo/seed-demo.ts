import type { DemoCast } from '@balai/contract/demo-cast.ts'
import { joinTransaction } from '@balai/db/join-transaction.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { furnishHouse } from '../areas/furnish-house.ts'
import { addException } from '../hours/add-exception.ts'
import { addDays, localDateOf, wallTimeAt } from '../hours/wall-clock.ts'
import type { SpacesTables } from '../tables.ts'
import { demoAreas } from './areas.ts'
import { lendBooks, shelveBooks } from './lend-books.ts'
import { openAreas } from './open-areas.ts'
import { playVisit } from './play-visit.ts'
import { offerWindowSeat, queueForRoom } from './queues.ts'
import { takeWeeklyDesk } from './series.ts'
import { demoTitles } from './titles.ts'
import { type At, comingVisits, pastVisits, presentVisits } from './visits.ts'

export interface DemoSpaces {
  readonly areas: number
  readonly seats: number
  readonly titles: number
}

const zone = 'Asia/Jakarta'

/** Areas with what happens in them, all of it by the use cases that do so in earnest; only the time is another one. */
export async function seedDemo(tx: Tx<SpacesTables>, now: Date, cast: DemoCast): Promise<DemoSpaces> {
  const db = joinTransaction(tx)
  const today = localDateOf(now, zone)
  const at: At = (days, hour) => wallTimeAt(addDays(today, days), hour * 60, zone)
  const opened = at(-40, 9)
  await furnishHouse({ db, now: () => opened, houseTimezone: zone })
  const seats = await openAreas({ db, now: () => opened })
  const holiday = { from_date: addDays(today, 9), note: 'Libur bersama', hours: [] }
  await addException({ db, now: () => opened }, holiday)
  const guests = [...cast.members, cast.organiser]
  const stage = { db, now, guests, seats }
  for (const visit of [...pastVisits(at), ...presentVisits(now), ...comingVisits(at)]) {
    await playVisit(stage, visit)
  }
  await takeWeeklyDesk(stage, at)
  await queueForRoom(stage, at)
  if (cast.asker !== null) await offerWindowSeat(stage, cast.asker, at)
  await lendBooks(stage, await shelveBooks({ db, now: () => opened }), cast.crew[0])
  return { areas: demoAreas.length, seats: seats.size, titles: demoTitles.length }
}
