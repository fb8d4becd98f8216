import { IconArrowLeft, IconBell, IconBellOff, IconCloudCheck, IconCloudUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrival } from '../../../ui/use-arrival.ts'
import styles from './scanner.module.css'
import { type DoorScans, unsentCount } from './use-door-scans.ts'

interface ScannerBarProps {
  readonly title: string
  readonly gate: string | null
  readonly scans: DoorScans
  readonly muted: boolean
  readonly onMute: () => void
  readonly onList: () => void
}

/** Where one scans, and how much the server does not know yet: over everything, results too. */
export function ScannerBar({ title, gate, scans, muted, onMute, onList }: ScannerBarProps) {
  const { t } = useTranslation('door')
  const heading = useArrival()
  useEffect(() => {
    document.title = `${title} · ${t('title')} · Balai`
  }, [title, t])
  const waiting = unsentCount(scans)
  const trouble = scans.refused.count + scans.conflicts.count
  return (
    <header className={styles.bar}>
      <Link to="/door" className={`${styles.round} ${styles.back}`} aria-label={t('back')}>
        <IconArrowLeft aria-hidden />
      </Link>
      <div className={styles.where}>
        <h1 ref={heading} tabIndex={-1} translate="no">
          {title}
        </h1>
        <p>{gate === null ? t('gate.none') : t('gate.name', { gate })}</p>
      </div>
      <button
        type="button"
        className={styles.round}
        aria-pressed={muted}
        aria-label={t('mute')}
        onClick={onMute}
      >
        {muted ? <IconBellOff aria-hidden /> : <IconBell aria-hidden />}
      </button>
      <button
        type="button"
        className={styles.counter}
        data-waiting={waiting > 0 || undefined}
        data-trouble={trouble > 0 || undefined}
        onClick={onList}
      >
        {waiting > 0 ? <IconCloudUp size={20} aria-hidden /> : <IconCloudCheck size={20} aria-hidden />}
        <span className={styles.counts}>
          <span className="numbers">{t('unsent', { count: waiting })}</span>{' '}
          {trouble > 0 && <span className={styles.badge}>{t('trouble', { count: trouble })}</span>}
        </span>
      </button>
    </header>
  )
}
