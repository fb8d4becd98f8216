import type { Account } from '@balai/identity/accounts/contract.ts'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { CameraView } from './camera-view.tsx'
import { CodeForm } from './code-form.tsx'
import { DirectionSwitch } from './direction-switch.tsx'
import { DoorNotices } from './door-notices.tsx'
import { changeDoorSettings, doorSettings } from './door-settings.ts'
import type { KeptPack } from './door-store.ts'
import { LastScan } from './last-scan.tsx'
import type { Post } from './new-scan.ts'
import { PackAge } from './pack-age.tsx'
import { ResultScreen } from './result-screen.tsx'
import { type JudgedScan, scanText, undoScan } from './scan.ts'
import { ScanList } from './scan-list.tsx'
import styles from './scanner.module.css'
import { ScannerBar } from './scanner-bar.tsx'
import { signal, wakeSound } from './signals.ts'
import { useStorageHealth } from './storage-health.ts'
import type { DoorScans } from './use-door-scans.ts'
import { isUnsure, letThrough } from './verdict.ts'
import { useWakeLock } from './wake-lock.ts'
import { listenToWedge } from './wedge.ts'

interface ScannerProps {
  readonly account: Account
  readonly kept: KeptPack
  /** The pack could not be asked for since. */
  readonly isStale: boolean
  readonly gate: string | null
  readonly scans: DoorScans
}

/**
 * How long a result covers the camera. Who is let in should walk on. A refusal has to be read out to somebody who does
 * not like to hear it, yet no hand is free to tap it away; the camera goes on reading meanwhile, and the next scan wins.
 */
const shownFor = { through: 700, other: 4_000 }

export function Scanner({ account, kept, isStale, gate, scans }: ScannerProps) {
  const { pack } = kept
  const health = useStorageHealth()
  const page = useRef<HTMLElement>(null)
  const [direction, setDirection] = useState<'entry' | 'exit'>('entry')
  const [muted, setMuted] = useState(() => doorSettings().muted)
  const [isListOpen, setListOpen] = useState(false)
  const [fault, setFault] = useState(false)
  const [undone, setUndone] = useState(0)
  const [checking, setChecking] = useState(0)
  const { shown, show, close } = useResult(muted)
  const who = useMemo(() => ({ id: account.id, name: account.name }), [account.id, account.name])

  /** Shows what becomes of a scan; one that the browser would not even keep is told as loud as any. */
  const follow = useCallback(
    async (judging: Promise<JudgedScan>) => {
      setChecking((before) => before + 1)
      try {
        show(await judging)
        setFault(false)
      } catch {
        setFault(true)
      } finally {
        setChecking((before) => before - 1)
      }
    },
    [show],
  )
  const hear = useCallback(
    (text: string) => {
      const post: Post = { account: who, pack, gate, device: doorSettings().device }
      if (text.trim() !== '') void follow(scanText(post, text, direction))
    },
    [who, pack, gate, direction, follow],
  )
  const undo = (scan: JudgedScan) => {
    setUndone((before) => before + 1)
    void follow(undoScan(scan, who))
  }

  useWakeLock()
  // one listener all night: a text that comes in key by key is not cut in two because the pack was renewed meanwhile
  const hearWedge = useEffectEvent(hear)
  useEffect(
    () => (page.current === null ? undefined : listenToWedge(page.current, (text) => hearWedge(text))),
    [],
  )
  useEffect(() => {
    const wake = () => wakeSound()
    const events = ['pointerdown', 'keydown'] as const
    for (const each of events) window.addEventListener(each, wake)
    return () => {
      for (const each of events) window.removeEventListener(each, wake)
    }
  }, [])

  const toggleMuted = () => setMuted(changeDoorSettings({ muted: !muted }).muted)
  return (
    <main id="content" ref={page} className={styles.scanner} tabIndex={-1}>
      <ScannerBar
        title={pack.event.title}
        gate={gate}
        scans={scans}
        muted={muted}
        onMute={toggleMuted}
        onList={() => setListOpen(true)}
      />
      <DoorNotices timeZone={pack.event.time_zone} hasFault={fault} />
      <CameraView onText={hear} sight={`${direction} ${undone}`} isChecking={checking > 0} />
      <footer className={styles.foot}>
        <LastScan scans={scans.latest} onUndo={undo} />
        {pack.event.reentry && <DirectionSwitch direction={direction} onChange={setDirection} />}
        <CodeForm onCode={hear} />
        {health === 'keeps' && <PackAge kept={kept} isStale={isStale} />}
      </footer>
      <ResultScreen
        scan={shown}
        doorsOpenAt={pack.event.doors_open_at}
        onClose={close}
        onUndo={
          shown !== null && isUnsure(shown.verdict) && shown.direction === 'entry' ? () => undo(shown) : null
        }
      />
      <ScanList
        opened={isListOpen}
        onClose={() => setListOpen(false)}
        account={account}
        scans={scans}
        onUndo={undo}
      />
    </main>
  )
}

/** The latest result and its sound; it goes by itself. */
function useResult(muted: boolean) {
  const [shown, setShown] = useState<JudgedScan | null>(null)
  const show = useCallback(
    (scan: JudgedScan) => {
      signal(scan.verdict, muted)
      setShown(scan)
    },
    [muted],
  )
  const close = useCallback(() => setShown(null), [])
  useEffect(() => {
    if (shown === null) return
    const isQuick = letThrough(shown.verdict) && !isUnsure(shown.verdict)
    const timer = setTimeout(close, isQuick ? shownFor.through : shownFor.other)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [shown, close])
  return { shown, show, close }
}
