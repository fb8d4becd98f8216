import { type RawBuilder, sql } from 'kysely'
import { moves, occupies } from './rules.ts'

type State = keyof typeof moves

const states = (Object.keys(moves) as State[]).filter(occupies).map((state) => sql.lit(state))

/** Whether a row of `spaces.reservation`, by the name that the query gives it, takes its seat (see `occupies`). */
export const occupying = (reservation = 'reservation'): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${reservation}.state`)} in (${sql.join(states)})`
