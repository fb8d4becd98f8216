import { AppError, type ErrorKind } from '@balai/contract/app-error.ts'
import { AccessToken, ErrorBody, Me } from '@balai/tixgo/contract.ts'
import type { Caller, IdentityPort } from '@balai/tixgo/ports.ts'
import type { UpstreamAnswer } from '@balai/upstream/exchange.ts'
import { bodyReader, undocumented } from '@balai/upstream/read-answer.ts'
import type { Upstream } from '@balai/upstream/upstream.ts'

/** Identity at another address: requests are forwarded, and the documented answers passed on as they are. */
export function createIdentityClient({ upstream }: { readonly upstream: Upstream }): IdentityPort {
  return {
    register: (body, caller) =>
      upstream.ask({ method: 'POST', path: '/auth/register', headers: onBehalfOf(caller), body }, (answer) =>
        answer.status === 200 ? readMe(answer) : passOn(answer),
      ),
    logIn: (body, caller) =>
      upstream.ask({ method: 'POST', path: '/auth/login', headers: onBehalfOf(caller), body }, (answer) =>
        answer.status === 200 ? readAccessToken(answer) : passOn(answer),
      ),
  }
}

/** Limits and lockouts over there count per address: without the caller's, one attacker would lock out all our users. */
const onBehalfOf = ({ address, userAgent, authorization }: Caller) => ({
  'x-forwarded-for': address,
  ...(userAgent !== null && { 'user-agent': userAgent }),
  ...(authorization !== null && { authorization }),
})

const readMe = bodyReader(Me)
const readAccessToken = bodyReader(AccessToken)
const readErrorBody = bodyReader(ErrorBody)

const documented: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  422: 'unprocessable',
  429: 'rate_limited',
}

function passOn(answer: UpstreamAnswer): never {
  const kind = documented[answer.status]
  if (kind === undefined) throw undocumented('identity')
  const { detail } = readErrorBody(answer)
  const retryAfter = Number.parseInt(answer.retryAfter ?? '', 10)
  throw new AppError(kind, 'identity_refused', 'The identity service refused this.', {
    extensions: { detail },
    ...(retryAfter >= 0 && { retryAfter }),
  })
}
