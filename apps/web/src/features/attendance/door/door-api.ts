import createClient from 'openapi-fetch'
import type { paths } from '../../../api/api-types.gen.d.ts'
import { withToken } from '../../../api/authorised-fetch.ts'
import { Problem } from '../../../api/problem.ts'
import { heard } from '../../../api/server-clock.ts'
import { type AccessToken, session } from '../../../session/session.ts'

/**
 * Asks in the name of one account and no other, and never waits for somebody to log in: a queue that found another
 * person logged in would send one's scans under the other's name.
 */
export const doorApi = (accountId: string) =>
  createClient<paths>({ baseUrl: location.origin, fetch: (request) => fetchAs(accountId, request) })

/** Nobody is logged in any more as the one whose scans these are. */
export const sessionEnded = () =>
  new Problem({ status: 401, code: 'session_ended', detail: 'Log in again to send these scans.' })

async function fetchAs(accountId: string, request: Request): Promise<Response> {
  const again = request.clone()
  const token = requireOwn(accountId, await unlessEnded(accountId, () => session.accessToken()))
  const response = await heard(() => fetch(withToken(request, token.text)))
  if (response.status !== 401) return response
  const renewed = requireOwn(accountId, await unlessEnded(accountId, () => session.renew(token)))
  return await heard(() => fetch(withToken(again, renewed.text)))
}

/** The session itself waits for the log-in dialog, and a scan cannot. */
async function unlessEnded<Result>(accountId: string, act: () => Promise<Result>): Promise<Result> {
  let leave = () => {}
  const ended = new Promise<never>((_, reject) => {
    const look = () => {
      if (!isHere(accountId)) reject(sessionEnded())
    }
    leave = session.watch(look)
    look()
  })
  try {
    return await Promise.race([ended, act()])
  } finally {
    leave()
  }
}

/** Nobody can send as this account until there is a log-in; without network nobody has said so. */
export const isLoggedOut = (accountId: string): boolean => !isHere(accountId)

function isHere(accountId: string): boolean {
  const now = session.get()
  return now.kind === 'somebody' && now.account.id === accountId && now.standing !== 'ended'
}

/** Another tab may have logged in as somebody else meanwhile. */
function requireOwn(accountId: string, token: AccessToken | null): AccessToken {
  if (token?.accountId !== accountId) throw sessionEnded()
  return token
}

const restAfterFailure = 10_000
let failedAt = 0

/** Whether it is worth a guest's time to ask: not without network, nor just after the server did not answer. */
export const isReachable = (): boolean => navigator.onLine && Date.now() - failedAt > restAfterFailure

export function noteReached(reached: boolean): void {
  failedAt = reached ? 0 : Date.now()
}
