import { AppError } from '@balai/contract/app-error.ts'

export interface BrowserRequest {
  /** As the client, or a trusted proxy, names us. */
  readonly host: string
  readonly headers: {
    readonly origin?: string | undefined
    readonly 'sec-fetch-site'?: string | string[] | undefined
  }
}

/**
 * Browsers say where a request comes from. Only our own pages may use or set the session cookie; programs that are no
 * browsers say neither, and hold no cookie that somebody else could use. Throws AppError `cross_site_request`.
 */
export function refuseCrossSite(request: BrowserRequest, publicUrl: string | null): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') throw crossSite()
  if (origin !== undefined && !isOwn(origin, request.host, publicUrl)) throw crossSite()
}

/** By the host alone: behind a proxy that is not trusted, the scheme that we see is not the browser's. */
function isOwn(origin: string, host: string, publicUrl: string | null): boolean {
  const from = URL.parse(origin)
  if (from === null) return false
  return (
    from.host === host.toLowerCase() || (publicUrl !== null && from.origin === URL.parse(publicUrl)?.origin)
  )
}

const crossSite = () =>
  new AppError(
    'forbidden',
    'cross_site_request',
    'The session cookie is used and set only by pages of this house, and this request came from another page.',
  )
