/** Wakes a loop. Rings that come while it works are heard once, afterwards; none is lost. */
export interface Bell {
  ring(): void
  heard(): Promise<void>
}

export function createBell(): Bell {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async heard() {
      if (!rung) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      rung = false
      wake = null
    },
  }
}
