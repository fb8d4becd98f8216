import { useEffect, useState } from 'react'
import { serverTime } from './server-clock.ts'

/** What time it is for the server, told again and again. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverTime()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
