import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { formatTimeLeft } from '../../../i18n/format.ts'
import styles from './countdown.module.css'

const radius = 26
const round = 2 * Math.PI * radius

interface CountdownProps {
  readonly held: Pick<ReservationView, 'expires_at' | 'updated_at'>
  readonly onEnd: () => void
  readonly small?: boolean
}

/** How long a seat is still held: a ring that empties, and the time in figures. It is said aloud a few times only. */
export function Countdown({ held, onEnd, small = false }: CountdownProps) {
  const { t } = useTranslation('spaces')
  const now = useNow(250)
  const [begun, ends] = [Date.parse(held.updated_at), Date.parse(held.expires_at ?? held.updated_at)]
  const left = Math.max(0, ends - now)
  const isOver = left === 0
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    if (isOver) end.current()
  }, [isOver])
  const share = Math.min(1, left / Math.max(1, ends - begun))
  const said = sayAt.find((seconds) => left <= seconds * 1_000)
  return (
    <span className={styles.countdown} data-small={small} data-short={left <= 60_000}>
      <svg viewBox="0 0 60 60" className={styles.ring} aria-hidden>
        <circle cx="30" cy="30" r={radius} className={styles.track} />
        <circle
          cx="30"
          cy="30"
          r={radius}
          className={styles.rest}
          strokeDasharray={`${share * round} ${round}`}
          transform="rotate(-90 30 30)"
        />
      </svg>
      <span role="timer" aria-live="off" className={styles.figures}>
        {formatTimeLeft(left)}
      </span>
      {!small && (
        <span role="status" className={styles.said}>
          {said === undefined || isOver ? '' : t('hold.left', { count: said })}
        </span>
      )}
    </span>
  )
}

/** Seconds, the fewest first. */
const sayAt = [10, 30, 60] as const
