import { AppError } from '@balai/contract/app-error.ts'

/** Lets `running` pieces of work run at a time and `waiting` more wait; whoever comes then is sent away at once. */
export function createTurnstile(size: { readonly running: number; readonly waiting: number }) {
  const queue: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < size.running) {
      running += 1
      return
    }
    if (queue.length >= size.waiting) throw tooBusy()
    await new Promise<void>((admit) => queue.push(admit))
  }

  function leave(): void {
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

const tooBusy = () =>
  new AppError('unavailable', 'too_busy', 'Too many log-ins at this moment. Try again in a second.', {
    retryAfter: 1,
  })
