/** Chance that falls the same way each time: the demo data of two installations look alike. */
export interface Chance {
  /** From `low` up to, but not, `high`. */
  between(low: number, high: number): number
  pick<Item>(items: readonly Item[]): Item
  shuffle<Item>(items: readonly Item[]): Item[]
  /** From 0 to 1, most often near `peak`: a triangle. */
  around(peak: number): number
}

export function createChance(seed: number): Chance {
  const next = generator(seed)
  return {
    between: (low, high) => low + next() * (high - low),
    pick: <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item,
    shuffle: (items) =>
      items
        .map((item) => ({ item, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
    around(peak) {
      const chance = next()
      return chance < peak ? Math.sqrt(chance * peak) : 1 - Math.sqrt((1 - chance) * (1 - peak))
    },
  }
}

/** A linear congruential generator of 32 bits, with the constants of "Numerical Recipes": enough for names and minutes. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
