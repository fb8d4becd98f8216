/** A number of places, shared by everybody who holds the object; who waits longest is served first. */
export interface Slots {
  /** Waits until one is free, and takes up to `most` of those that are. */
  take(most: number): Promise<number>
  giveBack(count: number): void
}

export function createSlots(count: number): Slots {
  const waiting: { readonly most: number; readonly resolve: (taken: number) => void }[] = []
  let free = count

  function serve(): void {
    while (free > 0) {
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
