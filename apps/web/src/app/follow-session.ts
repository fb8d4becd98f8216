import { useEffect, useRef } from 'react'
import { useSession } from '../session/session.ts'
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
