import { useEffect, useRef, useState } from 'react'

/** What comes together is told together. */
const quietMs = 2_000

/** The count when it has risen and stands for a moment; null while there is nothing new to say. */
export function useRise(count: number | undefined): number | null {
  const [risen, setRisen] = useState<number | null>(null)
  const known = useRef(count)
  useEffect(() => {
    const before = known.current
    if (count === undefined || before === undefined || count <= before) {
      known.current = count
      setRisen(null)
      return
    }
    const settled = setTimeout(() => {
      known.current = count
      setRisen(count)
    }, quietMs)
    return () => clearTimeout(settled)
  }, [count])
  return risen
}
