/** Values of which each is used once. */
export interface Pool {
  /** The next ones, at most `count`; they stay in the pool until they are said to be used. */
  peek(count: number): readonly string[]
  use(count: number): void
}

export function openPool(values: readonly string[]): Pool {
  let used = 0
  return {
    peek: (count) => values.slice(used, used + count),
    use(count) {
      used += count
    },
  }
}
