import { lazy, Suspense } from 'react'
import { putLogInOff, useLogInPrompt } from '../session/log-in-prompt.ts'
import { useSession } from '../session/session.ts'
import { useFollowSession } from './follow-session.ts'

/** Few people ever see it, so it is no part of the first load. */
const SessionDialog = lazy(async () => ({ default: (await import('./session-dialog.tsx')).SessionDialog }))

/** Keeps the page in step with who is logged in. */
export function SessionWatch() {
  useFollowSession()
  const now = useSession()
  const prompt = useLogInPrompt()
  if (now.kind === 'nobody' || now.standing !== 'ended' || prompt === 'waits') return null
  return (
    <Suspense fallback={null}>
      <SessionDialog account={now.account} onLater={prompt === 'asked' ? putLogInOff : null} />
    </Suspense>
  )
}
