/**
 * Turns many concurrent calls into few: calls that arrive while a batch is under way wait and leave together with the
 * next one, so that throughput grows with load and a lone call waits for nobody.
 *
 * `run` gets at most `limit` inputs and answers one result for each, in their order; when it throws, every caller of
 * that batch gets the error. `parallel` batches may be under way at once (1 unless told).
 */
export function gather<Input, Output>(
  run: (inputs: Input[]) => Promise<Output[]>,
  options: { readonly limit: number; readonly parallel?: number },
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = []
  const parallel = options.parallel ?? 1
  let running = 0

  async function leave(batch: Waiting<Input, Output>[]): Promise<void> {
    try {
      const outputs = await run(batch.map(({ input }) => input))
      batch.forEach(({ resolve }, index) => {
        resolve(outputs[index] as Output)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      running -= 1
      depart()
    }
  }

  function depart(): void {
    while (running < parallel && waiting.length > 0) {
      running += 1
      void leave(waiting.splice(0, options.limit))
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      depart()
    })
}

interface Waiting<Input, Output> {
  readonly input: Input
  readonly resolve: (output: Output) => void
  readonly reject: (error: unknown) => void
}
