import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualRules } from '../areas/rules.ts'
import type { Schedule } from '../hours/openings.ts'
import { clashes, nextFree } from './alternative-rules.ts'
import { wallOf } from './area-wall.ts'
import { judge } from './booking-rules.ts'
import type { ReservationState } from './contract.ts'
import { type Act, cutAt, move, moves, occupies, without } from './rules.ts'
import type { BookingFacts, Span, Stay } from './stay-rules.ts'

const states = Object.keys(moves) as ReservationState[]
const acts: Act[] = [
  'confirm',
  'submit',
  'approve',
  'decline',
  'accept',
  'check_in',
  'cancel',
  'complete',
  'miss',
  'expire',
]
const over: ReservationState[] = ['completed', 'cancelled', 'declined', 'expired', 'no_show']

describe('the table of moves', () => {
  it('moves what it names, and refuses everything else with a reason', () => {
    for (const state of states) {
      for (const act of acts) {
        const to = moves[state][act]
        if (to !== undefined) expect(move(state, act)).toBe(to)
        else expect(() => move(state, act)).toThrow(expect.objectContaining({ kind: 'conflict' }))
      }
    }
  })

  it('never moves what is over, gets everything over, and takes the seat until then', () => {
    for (const state of states) {
      expect(occupies(state)).toBe(!over.includes(state))
      expect(over.includes(state) || over.some((end) => reachable(state).has(end))).toBe(true)
    }
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(fc.constantFrom(...acts)), (first, steps) => {
        let state = first
        for (const act of steps) {
          const next = moves[state][act]
          if (over.includes(state)) expect(next).toBeUndefined()
          state = next ?? state
        }
      }),
    )
  })
})

function reachable(from: ReservationState, seen = new Set<ReservationState>()): Set<ReservationState> {
  for (const next of Object.values(moves[from])) {
    if (seen.has(next)) continue
    seen.add(next)
    reachable(next, seen)
  }
  return seen
}

const zone = fc.constantFrom('Asia/Jakarta', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns')
const hours = fc
  .array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      opens_minute: fc.integer({ min: 0, max: 1_439 }),
      length: fc.integer({ min: 30, max: 1_440 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ weekday, opens_minute, length }) => ({
      weekday,
      opens_minute,
      closes_minute: opens_minute + length,
    })),
  )
const schedule: fc.Arbitrary<Schedule> = fc.record({ zone, hours, exceptions: fc.constant([]) })
const minute = 60_000
// around the end of summer in Berlin and its beginning on Lord Howe
const start = Date.parse('2026-10-02T00:00:00Z')
const instant = fc.integer({ min: 0, max: 30 * 1_440 }).map((minutes) => new Date(start + minutes * minute))
const length = fc.constantFrom(15, 30, 60, 90, 240, 800)
const rules = fc.record({
  step_minutes: fc.constantFrom(5, 15, 30, 60, 120),
  min_minutes: fc.constantFrom(30, 60),
  max_minutes: fc.constantFrom(60, 720),
  lead_minutes: fc.constantFrom(0, 60, 1_440),
  ahead_days: fc.constantFrom(0, 7, 60),
})

const stay = fc
  .tuple(instant, length)
  .map(([from, minutes]): Stay => ({ from, to: new Date(from.getTime() + minutes * minute), kind: 'time' }))
const factsWith = (
  schedule: Schedule,
  some: object,
  now: Date,
  mine: readonly Span[] = [],
): BookingFacts => ({
  rules: { ...usualRules, ...some },
  areaRetired: false,
  seatRetired: false,
  outOfService: false,
  wall: wallOf(schedule),
  now,
  role: 'member',
  mine,
})

/** On the half hours of three days, so that many are on one. */
const soon = fc.tuple(fc.nat(143), fc.constantFrom(30, 60, 90)).map(
  ([halfHours, minutes]): Stay => ({
    from: new Date(start + halfHours * 30 * minute),
    to: new Date(start + (halfHours * 30 + minutes) * minute),
    kind: 'time',
  }),
)

describe('the rule function', () => {
  it('allows only what keeps every rule, whatever the zone and the hours', () => {
    fc.assert(
      fc.property(schedule, rules, instant, stay, (schedule, some, now, stay) => {
        const facts = factsWith(schedule, some, now)
        if (judge(stay, facts).length > 0) return
        const minutes = (stay.to.getTime() - stay.from.getTime()) / minute
        expect(stay.from.getTime()).toBeGreaterThanOrEqual(now.getTime() + some.lead_minutes * minute)
        expect(minutes).toBeGreaterThanOrEqual(some.min_minutes)
        expect(minutes).toBeLessThanOrEqual(some.max_minutes)
        expect(facts.wall.minuteOf(stay.from) % some.step_minutes).toBe(0)
        expect(
          facts.wall.openings(stay.from, stay.to).some(({ from, to }) => from <= stay.from && stay.to <= to),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('says a start that it would allow', () => {
    fc.assert(
      fc.property(schedule, instant, stay, (schedule, now, stay) => {
        const facts = factsWith(schedule, { min_minutes: 15 }, now)
        const minutes = stay.to.getTime() - stay.from.getTime()
        for (const { rule, possible_from } of judge(stay, facts)) {
          if (rule !== 'outside_hours' || possible_from === null) continue
          const from = new Date(possible_from)
          expect(
            judge({ ...stay, from, to: new Date(from.getTime() + minutes) }, facts).map((one) => one.rule),
          ).not.toContain('outside_hours')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never lets anybody have more than a quota, in whatever order they ask', () => {
    const quotas = [
      { role: null, per: 'day' as const, count: 3, minutes: 150 },
      { role: 'member' as const, per: 'week' as const, count: 5, minutes: null },
    ]
    fc.assert(
      fc.property(zone, fc.array(soon, { maxLength: 40 }), (zone, stays) => {
        const open = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          weekday,
          opens_minute: 0,
          closes_minute: 1_440,
        }))
        const mine: Span[] = []
        const facts = factsWith(
          { zone, hours: open, exceptions: [] },
          { quotas, step_minutes: 5 },
          new Date(start),
          mine,
        )
        for (const wish of stays) if (judge(wish, facts).length === 0) mine.push(wish)
        for (const { from } of mine) {
          const within = ({ from: begins, to: ends }: Span) =>
            mine.filter((one) => begins <= one.from && one.from < ends)
          const today = within(facts.wall.dayOf(from))
          expect(today.length).toBeLessThanOrEqual(3)
          expect(
            today.reduce((sum, one) => sum + (one.to.getTime() - one.from.getTime()) / minute, 0),
          ).toBeLessThanOrEqual(150)
          expect(within(facts.wall.weekOf(from)).length).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  it('finds a next time that is free, open and allowed', () => {
    fc.assert(
      fc.property(schedule, stay, fc.array(stay, { maxLength: 10 }), (schedule, wish, busy) => {
        const facts = factsWith(schedule, { min_minutes: 15, max_minutes: 800 }, new Date(start))
        const next = nextFree(wish.from, wish.to.getTime() - wish.from.getTime(), busy, facts)
        if (next === null) return
        expect(next.from >= wish.from).toBe(true)
        expect(clashes(busy, next)).toBe(false)
        expect(judge({ ...next, kind: 'time' }, facts)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('ranges', () => {
  it('what is cut is never empty, and what is left of a stay is what the other one does not have', () => {
    fc.assert(
      fc.property(stay, stay, instant, (one, other, at) => {
        const cut = cutAt(one, at)
        expect(cut > one.from && cut <= one.to).toBe(true)
        const left = without(one, other)
        for (const part of left) expect(clashes([other], part)).toBe(false)
        const shared = Math.max(0, Math.min(+one.to, +other.to) - Math.max(+one.from, +other.from))
        const sum = left.reduce((total, { from, to }) => total + (+to - +from), 0)
        expect(sum + shared).toBe(+one.to - +one.from)
      }),
    )
  })
})
