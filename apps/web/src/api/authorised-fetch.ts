import { language } from '../i18n/i18n.ts'
import { session } from '../session/session.ts'

/**
 * `fetch` as whoever is logged in. A token that runs out is renewed before it is used; where the server does not take it
 * any more, it is renewed once and the request sent again. When even that is refused, the log-in dialog opens, and the
 * request waits for it: what somebody typed is not lost because a session ended. Whoever logs in instead of them does
 * not send it. The language is the one of the page, whatever the browser's is.
 */
export async function authorisedFetch(request: Request): Promise<Response> {
  request.headers.set('accept-language', language())
  const token = await session.accessToken()
  if (token === null) return fetch(request)
  const again = request.clone()
  const response = await fetch(withToken(request, token.text))
  // the role may be another since this page learnt it
  if (response.status === 403) session.recheck()
  if (response.status !== 401) return response
  const renewed = await session.renew(token)
  return fetch(withToken(again, renewed.text))
}

export function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`)
  return request
}
