/** A number of places, shared by everybody who holds the object; who waits longest is served first. */
export interface Slots {
  /** Waits for free ones, and takes up to `most` of them. */
  take(most: number): Promise<number>
  giveBack(count: number): void
}

/** Below `least` free ones nobody is served: small helpings cost as much to fetch as large ones. */
export function createSlots(count: number, least = 1): Slots {
  const waiting: { readonly most: number; readonly resolve: (taken: number) => void }[] = []
  let free = count

  function serve(): void {
    while (free >= least) {
      const next = waiting.shift()
      if (next === undefined) return
      const taken = Math.min(free, next.most)
      free -= taken
      next.resolve(taken)
    }
  }

  return {
    take(most) {
      return new Promise((resolve) => {
        waiting.push({ most, resolve })
        serve()
      })
    },
    giveBack(returned) {
      free += returned
      serve()
    },
  }
}
