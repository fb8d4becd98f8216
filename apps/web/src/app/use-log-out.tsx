import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { session } from '../session/session.ts'
import { queryClient } from './query-client.ts'

/** Hardly anybody sees it, so it is no part of the first load. */
const LogOutDialog = lazy(async () => ({ default: (await import('./log-out-dialog.tsx')).LogOutDialog }))

/** The way out, and what asks before it when scans of this account still wait on the device. */
export function useLogOut(): { readonly logOut: () => Promise<void>; readonly dialog: ReactNode } {
  const navigate = useNavigate()
  const [unsent, setUnsent] = useState(0)
  const leave = async () => {
    setUnsent(0)
    await session.logOut().catch(() => {})
    queryClient.clear()
    await navigate({ to: '/log-in' })
  }
  const logOut = async () => {
    const waiting = await countUnsent()
    if (waiting > 0) setUnsent(waiting)
    else await leave()
  }
  const dialog =
    unsent === 0 ? null : (
      <Suspense fallback={null}>
        <LogOutDialog unsent={unsent} onStay={() => setUnsent(0)} onLeave={leave} />
      </Suspense>
    )
  return { logOut, dialog }
}

/** The door's code is loaded only by whoever leaves; without it there is nothing to warn of. */
async function countUnsent(): Promise<number> {
  const now = session.get()
  if (now.kind === 'nobody') return 0
  const door = await import('../features/attendance/door/unsent-scans.ts').catch(() => null)
  return (await door?.countUnsent(now.account.id)) ?? 0
}
