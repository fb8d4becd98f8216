import { dropTexts, keepText, keptText } from '../device/kept-text.ts'
import { askAuth } from './auth-request.ts'
import { inTurn } from './tabs.ts'

const key = 'balai-log-out-owed'

/** Somebody logged out without network: no script can take the cookie away, so the server is told as soon as it hears. */
export const oweLogOut = (): void => keepText(key, 'yes')

/** Another log-in has replaced the cookie. */
export const forgiveLogOut = (): void => dropTexts(key)

export async function payLogOut(): Promise<void> {
  if (keptText(key) === null) return
  await inTurn(async () => {
    // another tab may have been faster, or somebody may have logged in while this one waited
    if (keptText(key) === null) return
    await askAuth({ path: '/auth/logout', body: {}, bearer: null })
    forgiveLogOut()
  }).catch(() => {})
}
