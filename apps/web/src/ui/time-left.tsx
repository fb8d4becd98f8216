import { useEffect, useState } from 'react'
import { formatTimeLeft } from '../i18n/format.ts'

/** `4:32`, by the second. No live region: nobody wants to hear each of them. */
export function TimeLeft({ until }: { until: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(clock)
  }, [])
  return (
    <span role="timer" aria-live="off" className="numbers">
      {formatTimeLeft(Date.parse(until) - now)}
    </span>
  )
}
