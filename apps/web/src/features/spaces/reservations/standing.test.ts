import { describe, expect, test } from 'vitest'
import { actsOf, nextTurn, standingOf, type Timed } from './standing.ts'

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`)
const iso = (time: string) => new Date(at(time)).toISOString()
const visit = (part: Partial<Timed> = {}): Timed => ({
  state: 'active',
  from: iso('09:00'),
  to: iso('11:00'),
  expires_at: null,
  check_in_from: iso('08:45'),
  check_in_until: iso('09:30'),
  ...part,
})

describe('a reservation between two answers of the server', () => {
  test.each<[string, Partial<Timed>, string, Timed['state']]>([
    ['a seat that is held until then', { state: 'held', expires_at: iso('08:05') }, '08:05', 'expired'],
    ['an offer that nobody accepted', { state: 'offered', expires_at: iso('08:05') }, '08:06', 'expired'],
    ['what nobody approved', { state: 'pending' }, '09:00', 'expired'],
    ['one whose holder has not come', {}, '09:30', 'no_show'],
    ['one that may come at any hour', { check_in_until: iso('11:00') }, '10:59', 'active'],
    ['one at its end', { check_in_until: iso('11:00') }, '11:00', 'completed'],
    ['a visit at its end', { state: 'checked_in' }, '11:00', 'completed'],
    ['one that was cancelled', { state: 'cancelled' }, '12:00', 'cancelled'],
  ])('%s', (_what, part, time, state) => {
    expect(standingOf(visit(part), at(time))).toBe(state)
  })

  test('one can check in from a while before it until it is given away', () => {
    expect(actsOf(visit(), at('08:44'))).toEqual(['change', 'cancel'])
    expect(actsOf(visit(), at('08:45'))).toEqual(['check_in', 'change', 'cancel'])
    expect(actsOf(visit(), at('09:30'))).toEqual([])
  })

  test('tells when something will happen to it next', () => {
    const held = visit({ state: 'held', expires_at: iso('08:05') })
    expect(nextTurn(held, at('08:00'))).toBe(at('08:05'))
    expect(nextTurn(visit(), at('08:50'))).toBe(at('09:00'))
    expect(nextTurn(visit(), at('11:00'))).toBeNull()
  })
})
