/** Resolves when the page can be seen, or the signal aborts. */
export function untilSeen(signal: AbortSignal): Promise<void> {
  if (!document.hidden || signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const settle = () => {
      if (document.hidden && !signal.aborted) return
      document.removeEventListener('visibilitychange', settle)
      signal.removeEventListener('abort', settle)
      resolve()
    }
    document.addEventListener('visibilitychange', settle)
    signal.addEventListener('abort', settle)
  })
}

export interface Sight {
  /** Aborts when the page has been out of sight for so long, or the signal that it was made with aborts. */
  readonly lost: AbortSignal
  /** Looks no longer. */
  end(): void
}

/** A glance at another tab does not count. */
export function keepSight(signal: AbortSignal, graceMs: number): Sight {
  const lost = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(() => lost.abort(), graceMs)
  }
  const abort = () => lost.abort()
  if (signal.aborted) abort()
  look()
  document.addEventListener('visibilitychange', look)
  signal.addEventListener('abort', abort)
  return {
    lost: lost.signal,
    end() {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', abort)
    },
  }
}
