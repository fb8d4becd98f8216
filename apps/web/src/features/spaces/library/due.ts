import type { LoanView } from '@balai/spaces/books/contract.ts'

/** How near the day is on which a book must be back. Days are those of a calendar on this device. */
export interface Due {
  readonly isOver: boolean
  /** Until then, or since; 0 is today. */
  readonly days: number
  readonly tone: 'late' | 'soon' | 'calm'
}

/** How many days before a book counts as due soon. */
const soon = 3

export function dueOf(
  { due_at, overdue }: Pick<LoanView, 'due_at' | 'overdue'>,
  now = new Date(),
): Due | null {
  if (due_at === null) return null
  const isOver = overdue || Date.parse(due_at) <= now.getTime()
  const days = Math.abs(daysBetween(now, new Date(due_at)))
  return { isOver, days, tone: isOver ? 'late' : days <= soon ? 'soon' : 'calm' }
}

/** Rounded: in some zones a day of the year is shorter or longer. */
const daysBetween = (from: Date, to: Date): number =>
  Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / 86_400_000)
