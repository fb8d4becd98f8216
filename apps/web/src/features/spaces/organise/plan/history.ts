/** What was, what is, and what was undone. */
export interface History<State> {
  readonly past: readonly State[]
  readonly now: State
  readonly future: readonly State[]
  /** What is being done at the moment: the next change of the same work is no step of its own. */
  readonly work: string | null
}

const longestPast = 200

export const begin = <State>(now: State): History<State> => ({ past: [], now, future: [], work: null })

/** A step, or one more change of the same `work`: a whole drag, and a word that is typed, are undone at once. */
export function change<State>(
  history: History<State>,
  now: State,
  work: string | null = null,
): History<State> {
  if (now === history.now) return history
  if (work !== null && work === history.work) return { ...history, now, future: [] }
  return { past: [...history.past, history.now].slice(-longestPast), now, future: [], work }
}

export function undo<State>({ past, now, future, work }: History<State>): History<State> {
  const before = past.at(-1)
  if (before === undefined) return { past, now, future, work }
  return { past: past.slice(0, -1), now: before, future: [now, ...future], work: null }
}

export function redo<State>({ past, now, future, work }: History<State>): History<State> {
  const [next, ...rest] = future
  if (next === undefined) return { past, now, future, work }
  return { past: [...past, now], now: next, future: rest, work: null }
}

/** Work that somebody broke off, as if it had never begun. */
export const abandon = <State>(history: History<State>, work: string): History<State> =>
  history.work === work ? { ...undo(history), future: [] } : history
