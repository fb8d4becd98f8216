import type { Consumer } from './consumer.ts'
import type { Job } from './job.ts'

export interface RetryPolicy {
  readonly tries: number
  readonly longestPauseSeconds: number
  readonly limitSeconds: number
}

export function retryPolicyOf({ kind, options }: Consumer): RetryPolicy {
  return {
    tries: options.tries ?? 12,
    longestPauseSeconds: options.longestPauseSeconds ?? 600,
    limitSeconds: options.limitSeconds ?? (kind === 'perform' ? 30 : 10),
  }
}

/** From the first try until the last one has ended, at most. */
export function retrySpanSeconds({ tries, longestPauseSeconds, limitSeconds }: RetryPolicy): number {
  const pauses = Array.from({ length: tries - 1 }, (_, before) =>
    Math.min(2 ** (before + 1), longestPauseSeconds),
  )
  return pauses.reduce((sum, pause) => sum + pause, tries * limitSeconds)
}

export const jobLimitSeconds = ({ limitSeconds = 600 }: Job): number => limitSeconds
