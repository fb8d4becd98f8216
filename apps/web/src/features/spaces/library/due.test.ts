import { expect, test } from 'vitest'
import { dueOf } from './due.ts'

const now = new Date(2026, 10, 20, 14, 0)
const due = (...at: [number, number, number, number]) => ({
  due_at: new Date(...at).toISOString(),
  overdue: false,
})

test.each([
  ['later today', due(2026, 10, 20, 18), { isOver: false, days: 0, tone: 'soon' }],
  ['earlier today', due(2026, 10, 20, 9), { isOver: true, days: 0, tone: 'late' }],
  ['tomorrow, in less than a day', due(2026, 10, 21, 8), { isOver: false, days: 1, tone: 'soon' }],
  ['yesterday, less than a day ago', due(2026, 10, 19, 23), { isOver: true, days: 1, tone: 'late' }],
  ['in three days', due(2026, 10, 23, 23), { isOver: false, days: 3, tone: 'soon' }],
  ['in four days', due(2026, 10, 24, 1), { isOver: false, days: 4, tone: 'calm' }],
  ['over a change of the year', due(2027, 0, 3, 14), { isOver: false, days: 44, tone: 'calm' }],
])('a book that is due %s', (_, loan, expected) => {
  expect(dueOf(loan, now)).toEqual(expected)
})

test('what the server calls overdue is so, whatever this clock says', () => {
  expect(dueOf({ ...due(2026, 10, 21, 8), overdue: true }, now)).toMatchObject({ isOver: true, tone: 'late' })
})
