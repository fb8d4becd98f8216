import type { Deps } from '../deps.ts'
import { type LogFilter, listScans } from '../door/log-store.ts'
import { countValidTickets } from '../tickets/ticket-count-store.ts'
import { viewBoard } from './board-view.ts'
import type { BoardView } from './contract.ts'
import { addCounts, emptyTally, oldestShownMinute } from './rules.ts'
import { countScans } from './tally-store.ts'

const listed: LogFilter = { result: null, gate: null, ticketKey: null, before: null, limit: 20 }
/** Tickets are counted again after a while: a long one where there are so many that it takes long. */
const issuedForMs = 5_000
const issuedFactor = 100

/** Reads a board again and again: the whole log the first time, later what is new in it. */
export function openBoardReader({ db, now }: Deps, eventId: string): () => Promise<BoardView> {
  let settled = emptyTally
  let settledUntil = '0'
  let issued = { tickets: 0, until: 0 }

  async function countIssued(): Promise<number> {
    if (performance.now() < issued.until) return issued.tickets
    const started = performance.now()
    const { total } = await countValidTickets(db, eventId)
    const tookMs = performance.now() - started
    issued = { tickets: total, until: started + Math.max(issuedForMs, tookMs * issuedFactor) }
    return total
  }

  return async () => {
    const minutesFrom = oldestShownMinute(now())
    const { counts, settled_until } = await countScans(db, eventId, settledUntil, minutesFrom)
    settled = addCounts(
      settled,
      counts.filter((count) => count.settled),
    )
    settledUntil = settled_until
    const tally = addCounts(
      settled,
      counts.filter((count) => !count.settled),
    )
    return viewBoard({
      issued: await countIssued(),
      tally,
      minutesFrom,
      scans: await listScans(db, eventId, listed),
      conflicts:
        tally.totals.conflicts === 0 ? [] : await listScans(db, eventId, { ...listed, result: 'conflict' }),
    })
  }
}
