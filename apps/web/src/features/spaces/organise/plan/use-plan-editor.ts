import { useMemo, useState } from 'react'
import { addSeats, type SeatRow } from './add-seats.ts'
import { isChanged, type PlanDraft } from './draft.ts'
import { removeSeats } from './edit-plan.ts'
import { abandon, begin, change, redo, undo } from './history.ts'
import { type PlanProblem, problemsOf } from './plan-problems.ts'

export interface PlanEditor {
  readonly plan: PlanDraft
  /** As it was loaded, or saved last. */
  readonly saved: PlanDraft
  readonly selected: ReadonlySet<string>
  readonly problems: readonly PlanProblem[]
  readonly isUnsaved: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The seat that is to have the focus, since this moment. */
  readonly wanted: { readonly key: string } | null
  select(keys: Iterable<string>): void
  /** A seat that was just brought forth or found: selected, and with the focus. */
  show(key: string): void
  /** A step that can be undone; steps of one `work` that follow each other are one. */
  apply(edit: (plan: PlanDraft) => PlanDraft, work?: string): void
  abandon(work: string): void
  add(row: SeatRow, spot?: { readonly plan_column: number; readonly plan_row: number }): void
  remove(): void
  undo(): void
  redo(): void
  /** From now on this is what is saved; nothing before it can be undone. */
  reset(saved: PlanDraft): void
}

export function usePlanEditor(initial: PlanDraft): PlanEditor {
  const [saved, setSaved] = useState(initial)
  const [history, setHistory] = useState(() => begin(initial))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<{ key: string } | null>(null)
  const plan = history.now
  const problems = useMemo(() => problemsOf(plan), [plan])
  // what was undone may have been selected
  const selected = useMemo(
    () => new Set(plan.seats.map(({ key }) => key).filter((key) => chosen.has(key))),
    [plan, chosen],
  )
  const select = (keys: Iterable<string>) => setChosen(new Set(keys))
  const apply = (edit: (plan: PlanDraft) => PlanDraft, work?: string) =>
    setHistory((before) => change(before, edit(before.now), work ?? null))
  const show = (key: string) => {
    select([key])
    setWanted({ key })
  }
  return {
    plan,
    saved,
    selected,
    problems,
    isUnsaved: isChanged(saved, plan),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    wanted,
    select,
    show,
    apply,
    abandon: (work) => setHistory((before) => abandon(before, work)),
    add: (row, spot) => {
      const added = addSeats(plan, row, spot)
      apply(() => added.plan)
      const [first] = added.keys
      if (first !== undefined) show(first)
      select(added.keys)
    },
    remove: () => apply((before) => removeSeats(before, selected)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    reset: (next) => {
      setSaved(next)
      setHistory(begin(next))
      select([])
    },
  }
}
