import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../session/session.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { changeDoorSettings, doorSettings } from './door-settings.ts'
import { GateChoice } from './gate-choice.tsx'
import { chooseGate, gatesOf } from './gates.ts'
import { keepDoor } from './keep-door.ts'
import styles from './scanner.module.css'
import { Scanner } from './scanner.tsx'
import { opensOffline, useStorageHealth } from './storage-health.ts'
import { useDoorScans } from './use-door-scans.ts'
import { usePack } from './use-pack.ts'

const route = getRouteApi('/door/$eventId')

export function ScannerPage() {
  const { eventId } = route.useParams()
  const account = useAccount()
  return <Door key={`${account.id} ${eventId}`} eventId={eventId} />
}

function Door({ eventId }: { eventId: string }) {
  const { gate: wish } = route.useSearch()
  const account = useAccount()
  const { kept, problem, refresh } = usePack(account.id, eventId)
  const id = kept?.pack.event.id ?? null
  const scans = useDoorScans(account.id, id)
  const gates = kept === null ? [] : gatesOf(kept.pack)
  const gate = chooseGate(gates, wish, id === null ? undefined : doorSettings().gates[id])
  useEffect(keepDoor, [])
  useEffect(() => {
    if (id === null || gate === undefined) return
    const others = doorSettings().gates
    changeDoorSettings({ event: id, gates: gate === null ? others : { ...others, [id]: gate } })
  }, [id, gate])
  if (kept === null) return <Threshold problem={problem} onRetry={refresh} />
  if (gate === undefined) return <GateChoice event={kept.pack.event} gates={gates} />
  if (scans === null) return <Threshold problem={null} onRetry={refresh} />
  return <Scanner account={account} kept={kept} isStale={problem !== null} gate={gate} scans={scans} />
}

/** Before the event is on this device. */
function Threshold({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const { t } = useTranslation('door')
  const health = useStorageHealth()
  return (
    <main id="content" className={styles.scanner} tabIndex={-1}>
      <div className={styles.choice} aria-busy={problem === null}>
        <h1>{t('title')}</h1>
        {problem === null ? <p>{t('pack.loading')}</p> : <ErrorState error={problem} onRetry={onRetry} />}
        {problem !== null && (
          <p>
            {t(health !== 'keeps' ? `storage.${health}` : opensOffline ? 'pack.needed' : 'pack.needed_open')}
          </p>
        )}
        <Link to="/door" className={styles.plain}>
          {t('back')}
        </Link>
      </div>
    </main>
  )
}
