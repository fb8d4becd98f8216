/** Puts these in any order, in their place. */
export function shuffle<Each>(these: Each[]): Each[] {
  for (let last = these.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const moved = these[last] as Each
    these[last] = these[other] as Each
    these[other] = moved
  }
  return these
}
