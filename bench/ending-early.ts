/** Runs a bench; whatever it started is ended when it is over, when somebody interrupts it, and when it takes too long. */
export async function endingEarly<Result>(
  minutes: number,
  bench: (started: AsyncDisposableStack) => Promise<Result>,
): Promise<Result> {
  const started = new AsyncDisposableStack()
  const giveUp = (why: string) => {
    console.error(why)
    void started.disposeAsync().finally(() => process.exit(1))
  }
  const timer = setTimeout(giveUp, minutes * 60_000, `Gave up after ${minutes} minutes.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp('Interrupted.'))
  try {
    return await bench(started)
  } finally {
    clearTimeout(timer)
    await started.disposeAsync()
  }
}
