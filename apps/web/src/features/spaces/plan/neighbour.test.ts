import { expect, test } from 'vitest'
import { neighbourOf } from './neighbour.ts'

const seat = (plan_column: number, plan_row: number, size = 1) => ({
  plan_column,
  plan_row,
  plan_width: size,
  plan_height: size,
})

test('an arrow goes straight ahead before it goes aside', () => {
  const [from, ahead, aside, behind] = [seat(2, 2), seat(6, 2), seat(3, 4), seat(1, 2)]
  expect(neighbourOf([from, aside, ahead, behind], from, 'right')).toBe(ahead)
  expect(neighbourOf([from, aside, ahead, behind], from, 'down')).toBe(aside)
  expect(neighbourOf([from, aside, ahead, behind], from, 'left')).toBe(behind)
})

test('an arrow stays where nothing is in its direction', () => {
  const [from, below] = [seat(0, 0), seat(0, 3, 2)]
  expect(neighbourOf([from, below], from, 'up')).toBeNull()
  expect(neighbourOf([from, below], below, 'up')).toBe(from)
})
