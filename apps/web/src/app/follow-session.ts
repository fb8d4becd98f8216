import { useEffect, useRef } from 'react'
import { api } from '../api/client.ts'
import { session, useSession } from '../session/session.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.ts'

/**
 * What the page does when it learns, perhaps from another tab, that somebody logged in or out, or has another role: the
 * gates decide anew who may be here, and nobody sees what was loaded for somebody else.
 */
export function useFollowSession(): void {
  const now = useSession()
  const who = now.kind === 'somebody' ? now.account.id : null
  const role = now.kind === 'somebody' ? now.account.role : null
  const before = useRef({ who, role })
  useEffect(() => {
    const { current } = before
    if (current.who === who && current.role === role) return
    before.current = { who, role }
    void follow({ isOther: current.who !== who, isReplaced: current.who !== null && who !== null })
  }, [who, role])
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation !== undefined) void askWhoIsHere()
      }),
    [],
  )
}

async function follow({ isOther, isReplaced }: { isOther: boolean; isReplaced: boolean }): Promise<void> {
  if (!isOther) {
    await router.invalidate()
    await queryClient.invalidateQueries()
    return
  }
  await queryClient.cancelQueries()
  // what another person was shown or typed is not theirs
  if (isReplaced) await router.navigate({ to: '/' })
  await router.invalidate()
  await queryClient.resetQueries()
}

/** A page that is shown from memory asks nothing by itself; still a suspension or another role acts on the next click. */
async function askWhoIsHere(): Promise<void> {
  if (session.get().kind === 'nobody') return
  const { data } = await api.GET('/api/v1/me').catch(() => ({ data: undefined }))
  if (data !== undefined) session.changeAccount(data)
}
