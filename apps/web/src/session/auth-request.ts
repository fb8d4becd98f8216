import type { Account } from '@balai/identity/accounts/contract.ts'
import { offline, problemOf } from '../api/problem.ts'

export interface Grant {
  readonly account: Account
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
}

interface AuthRequest {
  readonly method?: 'POST' | 'PUT'
  readonly path: string
  readonly body: object
  readonly bearer: string | null
  readonly seconds?: number
}

/**
 * Asks about the session itself, past `authorisedFetch`, which would wait for the session. Throws a `Problem`. Outlives
 * the page: the answer of a refresh that nobody heard leaves a cookie that is worth nothing after some seconds.
 */
export async function askAuth<Answer>(request: AuthRequest): Promise<Answer> {
  const { method = 'POST', path, body, bearer, seconds = 20 } = request
  const asked = fetch(`/api/v1${path}`, {
    method,
    keepalive: true,
    signal: AbortSignal.timeout(seconds * 1_000),
    headers: {
      'content-type': 'application/json',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  })
  const response = await asked.catch(() => {
    throw offline()
  })
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response, answer)
  return answer as Answer
}
