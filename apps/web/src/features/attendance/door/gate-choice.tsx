import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { IconDoorEnter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrival } from '../../../ui/use-arrival.ts'
import styles from './scanner.module.css'

interface GateChoiceProps {
  readonly event: OfflinePack['event']
  readonly gates: readonly string[]
}

/** Chosen once: the log says of each scan where it was made. */
export function GateChoice({ event, gates }: GateChoiceProps) {
  const { t } = useTranslation('door')
  const heading = useArrival()
  useEffect(() => {
    document.title = `${event.title} · ${t('title')} · Balai`
  }, [event.title, t])
  return (
    <main id="content" className={styles.scanner} tabIndex={-1}>
      <div className={styles.choice}>
        <h1 ref={heading} tabIndex={-1} translate="no">
          {event.title}
        </h1>
        <p>{t('gate.choose')}</p>
        {gates.map((gate) => (
          <Link
            key={gate}
            to="/door/$eventId"
            params={{ eventId: event.id }}
            search={{ gate }}
            replace
            className={styles.gate}
          >
            <IconDoorEnter size={28} aria-hidden />
            {gate}
          </Link>
        ))}
        <Link to="/door" className={styles.plain}>
          {t('back')}
        </Link>
      </div>
    </main>
  )
}
