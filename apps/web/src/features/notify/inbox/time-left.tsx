import { useNow } from '../../../api/use-now.ts'
import { formatTimeLeft } from '../../../i18n/format.ts'

/** `4:32`, by the second. No live region: nobody wants to hear each of them. */
export function TimeLeft({ until }: { until: string }) {
  const now = useNow(1_000)
  return (
    <span role="timer" aria-live="off" className="numbers">
      {formatTimeLeft(Date.parse(until) - now)}
    </span>
  )
}
