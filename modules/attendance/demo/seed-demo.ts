import type { DemoCast } from '@balai/contract/demo-cast.ts'
import { joinTransaction } from '@balai/db/join-transaction.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { AttendanceTables } from '../tables.ts'
import { createChance } from './chance.ts'
import { writeScript } from './door-script.ts'
import { demoEvents } from './events.ts'
import { playDoor } from './play-door.ts'
import { type StagedEvent, stageEvent } from './stage-event.ts'
import { dayThatWas, eveningSoFar, type Turnout } from './turnout.ts'

export interface DemoAttendance {
  readonly events: number
  readonly tickets: number
}

/**
 * Events with crew, tickets and what happened at their doors, all of it by the use cases that do so in earnest; only
 * the time that they are told is another one.
 */
export async function seedDemo(tx: Tx<AttendanceTables>, now: Date, cast: DemoCast): Promise<DemoAttendance> {
  const db = joinTransaction(tx)
  const chance = createChance(20)
  const { past, current, coming } = demoEvents(now)
  const ended = await stageEvent(db, cast, past, chance)
  const open = await stageEvent(db, cast, current, chance)
  const next = await stageEvent(db, cast, coming, chance)

  const play = async (staged: StagedEvent, turnout: Turnout, mayCome: StagedEvent['tickets']) => {
    const guests = {
      gates: staged.event.gates,
      invited: idsOf(mayCome.filter(({ type_valid_from }) => type_valid_from === null)),
      early: idsOf(staged.tickets.filter(({ type_valid_from }) => type_valid_from !== null)),
      revoked: idsOf(staged.revoked),
      strayed: idsOf(chance.shuffle(next.tickets)),
    }
    await playDoor({ db, event: staged.event, crew: cast.crew }, writeScript(guests, turnout, chance))
  }
  await play(ended, dayThatWas(ended.event.doors_open_at as Date), ended.tickets)
  // those with an account have yet to come: whoever tries the demo wants to scan them in
  const strangers = open.tickets.filter(({ holder_username }) => holder_username === null)
  await play(open, eveningSoFar(now), strangers)

  const staged = [ended, open, next]
  return {
    events: staged.length,
    tickets: staged.reduce((sum, { tickets, revoked }) => sum + tickets.length + revoked.length, 0),
  }
}

const idsOf = (tickets: StagedEvent['tickets']) => tickets.map(({ id }) => id)
