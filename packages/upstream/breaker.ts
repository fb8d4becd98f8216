export type BreakerState = 'closed' | 'open' | 'half_open'

/** Tells the breaker how a call that it let through ended: whether the upstream answered as it should. */
export type Settle = (answered: boolean) => void

export interface Breaker {
  /** Null while open: the call must not be made. Whoever gets a Settle must call it once. */
  enter(): Settle | null
  state(): BreakerState
}

export interface BreakerOptions {
  readonly now: () => Date
  /** Consecutive failures that open it; 10 unless told. */
  readonly failures?: number
  /** Milliseconds until one probe may try; 15,000 unless told. */
  readonly coolDownMs?: number
}

/**
 * Spares an upstream that keeps failing, and those who would wait for it. After the cool-down one call goes through
 * as a probe, and decides; calls from before it opened, which end late, decide nothing any more.
 */
export function createBreaker({ now, failures = 10, coolDownMs = 15_000 }: BreakerOptions): Breaker {
  let state: State = { kind: 'closed', failures: 0 }

  const close = () => {
    state = { kind: 'closed', failures: 0 }
  }
  const open = () => {
    state = { kind: 'open', until: now().getTime() + coolDownMs }
  }

  const settleOrdinary: Settle = (answered) => {
    if (state.kind !== 'closed') return
    if (answered) close()
    else if (state.failures + 1 >= failures) open()
    else state = { kind: 'closed', failures: state.failures + 1 }
  }
  const settleProbe: Settle = (answered) => {
    if (answered) close()
    else open()
  }

  return {
    enter() {
      if (state.kind === 'closed') return settleOrdinary
      if (state.kind === 'half_open' || now().getTime() < state.until) return null
      state = { kind: 'half_open' }
      return settleProbe
    },
    state: () => state.kind,
  }
}

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly until: number }
  | { readonly kind: 'half_open' }
