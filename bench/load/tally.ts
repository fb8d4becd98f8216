import { createHistogram } from 'node:perf_hooks'
import type { Answer } from './collect-answer.ts'
import type { Expected } from './plan.ts'

/** When answers count, in milliseconds of `performance.now`; the end may still move. */
export interface Span {
  readonly from: number
  until: number
}

export interface Tally {
  count(answer: Answer | null, due: number): void
  /** Good answers within the span. */
  answered(): number
  result(): { p50: number; p99: number; errors: number; complaint: string | null }
}

/** Every answer is checked, also before and after the span. */
export function openTally(expected: Expected, span: Span): Tally {
  const latencies = createHistogram()
  let answered = 0
  let errors = 0
  let complaint: string | null = null

  return {
    count(answer, due) {
      const now = performance.now()
      const fault = faultIn(answer, expected)
      if (fault !== null) {
        errors += 1
        complaint ??= fault
      } else if (now >= span.from && now < span.until) {
        answered += 1
        latencies.record(Math.max(1, Math.round((now - due) * 1e6)))
      }
    },
    answered: () => answered,
    result: () => ({
      p50: latencies.percentile(50) / 1e6,
      p99: latencies.percentile(99) / 1e6,
      errors,
      complaint,
    }),
  }
}

function faultIn(answer: Answer | null, { status, including }: Expected): string | null {
  if (answer === null) return 'the connection broke'
  if (answer.status === status && answer.bytes.includes(including)) return null
  const [, body = ''] = answer.bytes.toString().split('\r\n\r\n', 2)
  return `${answer.status} ${body.slice(0, 200)}`
}
