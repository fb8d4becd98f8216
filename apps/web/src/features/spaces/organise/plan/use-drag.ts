import { type PointerEvent, type RefObject, useRef } from 'react'
import type { DraftSeat, PlanDraft } from './draft.ts'
import { moveSeats, resizeSeats } from './edit-plan.ts'
import type { PlanEditor } from './use-plan-editor.ts'

interface Drag {
  readonly work: string
  readonly edit: typeof moveSeats
  readonly before: PlanDraft
  readonly keys: ReadonlySet<string>
  readonly x: number
  readonly y: number
  readonly field: number
  moved: boolean
}

let drags = 0

/**
 * Seats follow the pointer from field to field, and one of them its corner. A finger selects a seat first: the same
 * finger moves the plan as long as the seat is not selected.
 */
export function useDrag(editor: PlanEditor, board: RefObject<HTMLDivElement | null>) {
  const drag = useRef<Drag | null>(null)

  const begin = (event: PointerEvent<HTMLElement>, keys: ReadonlySet<string>, edit: typeof moveSeats) => {
    const width = board.current?.getBoundingClientRect().width ?? 0
    drags += 1
    drag.current = {
      work: `drag ${drags}`,
      edit,
      before: editor.plan,
      keys,
      x: event.clientX,
      y: event.clientY,
      field: width / editor.plan.plan_columns,
      moved: false,
    }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const follow = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current
    if (now === null) return
    const columns = Math.round((event.clientX - now.x) / now.field)
    const rows = Math.round((event.clientY - now.y) / now.field)
    if (!now.moved && columns === 0 && rows === 0) return
    now.moved = true
    editor.apply(() => now.edit(now.before, now.keys, columns, rows), now.work)
  }
  const breakOff = () => {
    if (drag.current !== null) editor.abandon(drag.current.work)
    drag.current = null
  }
  const end = (seat: DraftSeat) => {
    const now = drag.current
    drag.current = null
    // a press on one of several that did not move them means that one
    if (now !== null && !now.moved) editor.select([seat.key])
  }

  const press = (event: PointerEvent<HTMLElement>, { key }: DraftSeat) => {
    if (event.button !== 0) return
    const isChosen = editor.selected.has(key)
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      const others = new Set(editor.selected)
      if (!others.delete(key)) others.add(key)
      return editor.select(others)
    }
    if (!isChosen) editor.select([key])
    if (event.pointerType === 'touch' && !isChosen) return
    begin(event, isChosen ? editor.selected : new Set([key]), moveSeats)
  }
  const pressCorner = (event: PointerEvent<HTMLElement>, { key }: DraftSeat) => {
    if (event.button !== 0) return
    begin(event, new Set([key]), resizeSeats)
  }
  return { press, pressCorner, follow, end, breakOff }
}
