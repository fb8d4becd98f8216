import { describe, expect, test } from 'vitest'
import { addSeats, type SeatRow } from './add-seats.ts'
import { type DraftSeat, isChanged, type PlanDraft, planOf } from './draft.ts'
import { changeSeats, moveSeats, removeSeats, renumberSeats, resizeGrid, resizeSeats } from './edit-plan.ts'
import { abandon, begin, change, redo, undo } from './history.ts'
import { problemsOf } from './plan-problems.ts'
import { nextNumbers, numberAfter } from './seat-numbers.ts'

const seat = (number: string, plan_column: number, plan_row: number, more: Partial<DraftSeat> = {}) => ({
  key: number,
  id: number,
  number,
  kind: 'desk' as const,
  features: [],
  out_of_service: false,
  plan_column,
  plan_row,
  plan_width: 1,
  plan_height: 1,
  ...more,
})
const plan = (...seats: DraftSeat[]): PlanDraft => ({ plan_columns: 8, plan_rows: 6, seats })
const row: SeatRow = {
  kind: 'desk',
  count: 1,
  across: true,
  width: 1,
  height: 1,
  gap: 0,
  first: 'A-01',
}
const places = ({ seats }: PlanDraft) => seats.map((each) => [each.plan_column, each.plan_row])

describe('moving', () => {
  test('several seats move together and stop together at the edge', () => {
    const before = plan(seat('A', 1, 1), seat('B', 6, 1), seat('C', 0, 0))
    const after = moveSeats(before, new Set(['A', 'B']), 5, -3)
    expect(places(after)).toEqual([
      [2, 0],
      [7, 0],
      [0, 0],
    ])
    expect(moveSeats(after, new Set(['A', 'B']), 1, 0)).toBe(after)
  })

  test('a seat that lies outside a plan that became smaller can be brought back', () => {
    const smaller = resizeGrid(plan(seat('A', 7, 5)), 4, 4)
    expect(problemsOf(smaller)).toEqual([{ key: 'A', kind: 'outside', number: 'A' }])
    const back = moveSeats(smaller, new Set(['A']), -4, -2)
    expect(places(back)).toEqual([[3, 3]])
    expect(problemsOf(back)).toEqual([])
  })

  test('a seat grows as far as the plan, and shrinks to one field', () => {
    const keys = new Set(['A'])
    const before = plan(seat('A', 6, 5))
    expect(resizeSeats(before, keys, 5, 5).seats[0]).toMatchObject({ plan_width: 2, plan_height: 1 })
    expect(resizeSeats(before, keys, -5, -5).seats[0]).toMatchObject({ plan_width: 1, plan_height: 1 })
  })
})

describe('adding', () => {
  test('a row of desks finds room that covers nobody', () => {
    const { plan: after, keys } = addSeats(plan(seat('A-01', 2, 0)), { ...row, count: 3, gap: 1 })
    expect(keys).toEqual(['new-1', 'new-2', 'new-3'])
    expect(after.seats.slice(1).map(({ number }) => number)).toEqual(['A-02', 'A-03', 'A-04'])
    expect(places(after).slice(1)).toEqual([
      [3, 0],
      [5, 0],
      [7, 0],
    ])
    expect(problemsOf(after)).toEqual([])
  })

  test('a full plan becomes higher, and a narrow one wider', () => {
    const full = plan(seat('A', 0, 0, { plan_width: 8, plan_height: 6 }))
    expect(addSeats(full, row).plan).toMatchObject({ plan_columns: 8, plan_rows: 7 })
    const { plan: wide } = addSeats(plan(), { ...row, count: 10 })
    expect(wide).toMatchObject({ plan_columns: 10, plan_rows: 6 })
    expect(problemsOf(wide)).toEqual([])
  })

  test('a number that is taken is left out, and the digits keep their length', () => {
    expect(nextNumbers(new Set(['a-09', 'a-10']), 'A-08', 3)).toEqual(['A-08', 'A-11', 'A-12'])
    expect(numberAfter(['A-01', 'A-09', 'Window'], 'Anything')).toBe('A-10')
    expect(numberAfter(['A-09', 'B3'], 'Anything')).toBe('B4')
    expect(numberAfter([], 'Ruang Utama')).toBe('RU-01')
  })
})

test('seats are numbered anew as one reads them, around the numbers of others', () => {
  const before = plan(seat('x', 3, 1), seat('y', 0, 1), seat('z', 5, 0), seat('B-02', 7, 5))
  const after = renumberSeats(before, new Set(['x', 'y', 'z']), 'B-01')
  expect(after.seats.map(({ number }) => number)).toEqual(['B-04', 'B-03', 'B-01', 'B-02'])
})

test('what the house would refuse is found: seats upon another, two of a number, none at all', () => {
  const after = plan(seat('A', 0, 0, { plan_width: 2 }), seat('B', 1, 0), seat('a', 3, 3), seat('', 4, 4))
  expect(problemsOf(after)).toEqual([
    { key: 'B', kind: 'overlaps', number: 'A' },
    { key: 'a', kind: 'double_number', number: 'a' },
    { key: '', kind: 'no_number', number: '' },
  ])
})

describe('going back', () => {
  test('each step is undone and done again, and a whole drag is one step', () => {
    let history = begin(plan(seat('A', 0, 0)))
    for (const columns of [1, 2, 3]) {
      history = change(history, moveSeats(plan(seat('A', 0, 0)), new Set(['A']), columns, 0), 'drag-1')
    }
    history = change(history, removeSeats(history.now, new Set(['A'])))
    expect(undo(history).now.seats).toHaveLength(1)
    expect(places(undo(history).now)).toEqual([[3, 0]])
    expect(places(undo(undo(history)).now)).toEqual([[0, 0]])
    expect(undo(undo(undo(history))).now).toBe(undo(undo(history)).now)
    expect(redo(redo(undo(undo(history)))).now).toBe(history.now)
  })

  test('a drag that is broken off leaves no step behind, and takes no other step along', () => {
    const before = change(begin('a'), 'b')
    const broken = abandon(change(before, 'c', 'drag-1'), 'drag-1')
    expect(broken).toMatchObject({ past: ['a'], now: 'b', future: [] })
    expect(abandon(before, 'drag-1')).toBe(before)
  })

  test('a change after going back forgets what was undone', () => {
    const history = change(undo(change(begin('a'), 'b')), 'c')
    expect(redo(history).now).toBe('c')
    expect(undo(history).now).toBe('a')
  })
})

test('only what changed is saved: new seats whole, of others their place and what is new of them', () => {
  const before = plan(seat('A', 0, 0), seat('B', 1, 0), seat('C', 2, 0))
  expect(isChanged(before, moveSeats(moveSeats(before, new Set(['A']), 1, 0), new Set(['A']), -1, 0))).toBe(
    false,
  )
  const { plan: added } = addSeats(removeSeats(before, new Set(['C'])), row)
  const after = changeSeats(added, new Set(['B']), { number: 'B-2' })
  const place = { plan_row: 0, plan_width: 1, plan_height: 1 }
  expect(planOf(before, after)).toEqual({
    plan_columns: 8,
    plan_rows: 6,
    seats: [
      { id: 'B', number: 'B-2', plan_column: 1, ...place },
      { number: 'A-01', kind: 'desk', features: [], out_of_service: false, plan_column: 2, ...place },
    ],
    retired: ['C'],
  })
})
