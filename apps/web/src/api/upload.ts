import { language } from '../i18n/i18n.ts'
import { type AccessToken, session } from '../session/session.ts'
import { offline, Problem, problemOf } from './problem.ts'

interface Upload {
  readonly path: string
  readonly file: Blob
  readonly contentType: string
  /** How much of it has gone out, from 0 to 1. */
  readonly onProgress: (part: number) => void
}

/**
 * Puts a file there as whoever is logged in, and tells how far it is, which `fetch` cannot. The token is renewed as
 * `authorisedFetch` does. Throws the `Problem` of a refusal.
 */
export async function upload<Data>(wanted: Upload): Promise<Data> {
  const token = await session.accessToken()
  if (token === null) throw new Problem({ status: 401, code: 'session_ended', detail: 'Log in first.' })
  let response = await put(wanted, token)
  if (response.status === 401) response = await put(wanted, await session.renew(token))
  const body = await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response, body)
  return body as Data
}

function put({ path, file, contentType, onProgress }: Upload, token: AccessToken): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', path)
    request.setRequestHeader('authorization', `Bearer ${token.text}`)
    request.setRequestHeader('accept-language', language())
    request.setRequestHeader('content-type', contentType)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onload = () => resolve(responseOf(request))
    request.onerror = () => reject(offline())
    request.send(file)
  })
}

const responseOf = ({ responseText, status, statusText }: XMLHttpRequest) =>
  new Response(responseText, { status, statusText })
