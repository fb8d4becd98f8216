import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { describe, expect, it } from 'vitest'
import { type Breaker, createBreaker } from './breaker.ts'

function failTimes(breaker: Breaker, times: number): void {
  for (let time = 0; time < times; time += 1) breaker.enter()?.(false)
}

describe('the circuit breaker', () => {
  it('lets calls through until ten in a row have failed, and none from then on', () => {
    const breaker = createBreaker(createVirtualClock())
    failTimes(breaker, 9)
    expect(breaker.state()).toBe('closed')
    failTimes(breaker, 1)
    expect(breaker.state()).toBe('open')
    expect(breaker.enter()).toBeNull()
  })

  it('counts failures in a row only: one answer starts the count again', () => {
    const breaker = createBreaker(createVirtualClock())
    failTimes(breaker, 9)
    breaker.enter()?.(true)
    failTimes(breaker, 9)
    expect(breaker.state()).toBe('closed')
  })

  it('lets exactly one probe through after fifteen seconds, and closes when that is answered', () => {
    const clock = createVirtualClock()
    const breaker = createBreaker(clock)
    failTimes(breaker, 10)
    clock.advance(14_999)
    expect(breaker.enter()).toBeNull()
    clock.advance(1)
    const probe = breaker.enter()
    expect(breaker.state()).toBe('half_open')
    expect(breaker.enter()).toBeNull()
    probe?.(true)
    expect(breaker.state()).toBe('closed')
    expect(breaker.enter()).not.toBeNull()
  })

  it('waits another fifteen seconds when the probe fails', () => {
    const clock = createVirtualClock()
    const breaker = createBreaker(clock)
    failTimes(breaker, 10)
    clock.advance(15_000)
    breaker.enter()?.(false)
    clock.advance(14_999)
    expect(breaker.enter()).toBeNull()
    clock.advance(1)
    expect(breaker.enter()).not.toBeNull()
  })

  it('is not moved by calls that began before it opened and end late', () => {
    const clock = createVirtualClock()
    const breaker = createBreaker(clock)
    const early = [breaker.enter(), breaker.enter()]
    failTimes(breaker, 10)
    early[0]?.(true)
    expect(breaker.state()).toBe('open')
    clock.advance(15_000)
    breaker.enter()
    early[1]?.(false)
    expect(breaker.state()).toBe('half_open')
  })
})
