import type { Role } from '@balai/contract/principal.ts'
import { redirect } from '@tanstack/react-router'
import i18next from 'i18next'
import { api } from '../api/client.ts'
import { session } from '../session/session.ts'
import { say } from '../ui/say.tsx'

interface Arrival {
  readonly location: { readonly href: string }
  /** A link was only pointed at. */
  readonly preload?: boolean
}

/** Whoever is not logged in logs in first, and then comes to the page that was asked for. */
export function requireSomebody({ location }: Arrival): void {
  if (session.get().kind === 'nobody') throw redirect({ to: '/log-in', search: { to: location.href } })
}

/** The server refuses the others as well; this only spares them the page. */
export const requireRole =
  (...roles: readonly Role[]) =>
  (arrival: Arrival): void => {
    requireSomebody(arrival)
    const state = session.get()
    if (state.kind === 'nobody' || roles.includes(state.account.role)) return
    if (arrival.preload !== true) say(i18next.t('not_for_you'), 'failed')
    throw redirect({ to: '/' })
  }

let isInhabited = false

/** A house in which nobody lives yet begins with its first account. */
export async function welcomeFirst(): Promise<void> {
  if (isInhabited || session.get().kind === 'somebody') return
  // without an answer the page itself says what is wrong
  const { data } = await api.GET('/api/v1/installation').catch(() => ({ data: undefined }))
  if (data?.first_account_wanted) throw redirect({ to: '/welcome' })
  isInhabited = data !== undefined
}
