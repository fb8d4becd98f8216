import { useRef } from 'react'

/** Does nothing while an earlier call is still under way: a double click is one wish, however slow the page is. */
export function useOneAtATime<Args extends readonly unknown[]>(
  act: (...args: Args) => Promise<unknown>,
): (...args: Args) => Promise<void> {
  const running = useRef(false)
  return async (...args) => {
    if (running.current) return
    running.current = true
    try {
      await act(...args)
    } finally {
      running.current = false
    }
  }
}
