import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAgo } from '../../../i18n/format.ts'
import type { KeptPack } from './door-store.ts'
import styles from './scanner.module.css'

/** How old what this device knows of the event is: a ticket that was revoked since gets in without network. */
export function PackAge({ kept, isStale }: { kept: KeptPack; isStale: boolean }) {
  const { t } = useTranslation('door')
  const [now, setNow] = useState(Date.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer pack is of now
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [kept])
  const ago = formatAgo(kept.fetched_at, Math.max(now, Date.parse(kept.fetched_at)))
  return <p className={styles.age}>{t(isStale ? 'pack.stale' : 'pack.fresh', { ago })}</p>
}
