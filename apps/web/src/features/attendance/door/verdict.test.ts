import { expect, it } from 'vitest'
import { moodOf } from './signals.ts'
import { letThrough, type Verdict } from './verdict.ts'

const told = (result: Verdict['result']): Verdict => ({
  result,
  by: 'device',
  first: null,
  holder: null,
  type: null,
})

it('looks and sounds like a welcome for nobody but those who are let in and out', () => {
  const others = ['undone', 'kept', 'logged_out', 'unkept', 'duplicate', 'unknown', 'refused'] as const
  expect(['admitted', 'exited'].map((result) => moodOf(told(result as 'admitted')))).toEqual([
    'through',
    'through',
  ])
  for (const result of others) expect(moodOf(told(result))).not.toBe('through')
  expect(moodOf(told('undone'))).toBe('undone')
})

it('notes a guest whom nobody could check as gone in, and one who is told to ask again as not', () => {
  expect(['kept', 'logged_out', 'unkept'].map((result) => letThrough(told(result as 'kept')))).toEqual([
    true,
    true,
    false,
  ])
})
