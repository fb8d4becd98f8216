import { useEffect, useSyncExternalStore } from 'react'
import { session } from './session.ts'

/**
 * When the log-in comes after a session has ended: at once, over the page. A page that works without a session, as the
 * scanner does, makes it wait until somebody asks for it.
 */
export type LogInPrompt = 'at_once' | 'waits' | 'asked'

const listeners = new Set<() => void>()
let patientPages = 0
let isAsked = false

session.watch(() => {
  const now = session.get()
  if (now.kind === 'nobody' || now.standing !== 'ended') become(false)
})

export const askForLogIn = (): void => become(true)
export const putLogInOff = (): void => become(false)

export const useLogInPrompt = (): LogInPrompt => useSyncExternalStore(subscribe, prompt)

/** While the calling component is there. */
export function useLaterLogIn(): void {
  useEffect(() => {
    patientPages += 1
    tell()
    return () => {
      patientPages -= 1
      become(false)
    }
  }, [])
}

const prompt = (): LogInPrompt => (patientPages === 0 ? 'at_once' : isAsked ? 'asked' : 'waits')

function become(asked: boolean): void {
  isAsked = asked
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
