import { useEffect } from 'react'

/** The screen stays awake while the page is seen; the browser lets go of the lock each time it is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let left = false
    const hold = async () => {
      if (document.visibilityState !== 'visible' || left) return
      try {
        const held = await navigator.wakeLock?.request('screen')
        if (left) await held?.release()
        else lock = held ?? null
      } catch {
        // a battery that is nearly empty: the phone decides
      }
    }
    void hold()
    const onVisible = () => void hold()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release().catch(() => {})
    }
  }, [])
}
