import type { KeyboardEvent } from 'react'
import { type Direction, directionOf, neighbourOf } from '../../plan/neighbour.ts'
import type { DraftSeat } from './draft.ts'
import { moveSeats, resizeSeats } from './edit-plan.ts'
import type { PlanEditor } from './use-plan-editor.ts'

const steps: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** What keys do on a seat. */
export function pressOnSeat(event: KeyboardEvent, editor: PlanEditor, seat: DraftSeat): void {
  const keys = editor.selected.has(seat.key) ? editor.selected : new Set([seat.key])
  const direction = directionOf(event.key)
  if (direction !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const [columns, rows] = steps[direction]
    editor.apply((plan) => (event.shiftKey ? resizeSeats : moveSeats)(plan, keys, columns, rows))
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    removeAndGoOn(editor, seat)
  } else if (event.key === 'Escape') {
    editor.select([])
  } else {
    return
  }
  event.preventDefault()
}

/** The focus must not fall out of the plan with the seat that had it. */
function removeAndGoOn(editor: PlanEditor, seat: DraftSeat): void {
  const others = editor.plan.seats.filter(({ key }) => !editor.selected.has(key))
  const directions: readonly Direction[] = ['left', 'right', 'up', 'down']
  const next = directions.map((each) => neighbourOf(others, seat, each)).find((each) => each !== null)
  editor.remove()
  if (next) editor.show(next.key)
}

/** What keys do in the whole editor, but where somebody types: fields have their own way back. */
export function pressInEditor(event: KeyboardEvent, editor: PlanEditor): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]')) return
  const key = event.key.toLowerCase()
  if (key === 'z' && event.shiftKey) editor.redo()
  else if (key === 'z') editor.undo()
  else if (key === 'y') editor.redo()
  else if (key === 'a') editor.select(editor.plan.seats.map((seat) => seat.key))
  else return
  event.preventDefault()
}
