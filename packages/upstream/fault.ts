/** What went wrong between us and an upstream, in words that tell a stranger nothing about it. */
export type FaultReason =
  | 'name not found'
  | 'connection refused'
  | 'host unreachable'
  | 'TLS failure'
  | 'connection broken'
  | 'timeout'
  | 'server error'
  | 'malformed answer'
  | 'circuit breaker open'

/** An upstream that is away or broken, as against one that answered with a refusal. */
export class UpstreamFault extends Error {
  readonly reason: FaultReason
  /** False only when no byte of the request can have arrived, so that asking again does nothing twice. */
  readonly reached: boolean

  constructor(reason: FaultReason, reached: boolean, cause?: unknown) {
    super(`The upstream failed: ${reason}.`, { cause })
    this.name = 'UpstreamFault'
    this.reason = reason
    this.reached = reached
  }
}

/** Turns what node:http throws into a fault; of several addresses that were tried, the first one's error speaks. */
export function faultOf(error: unknown): UpstreamFault {
  if (error instanceof UpstreamFault) return error
  const { code = '', syscall = '' } = (error instanceof AggregateError ? error.errors[0] : error) as {
    code?: string
    syscall?: string
  }
  if (syscall === 'getaddrinfo') return new UpstreamFault('name not found', false, error)
  if (syscall === 'connect') {
    return new UpstreamFault(
      code === 'ECONNREFUSED' ? 'connection refused' : 'host unreachable',
      false,
      error,
    )
  }
  if (code.startsWith('HPE_')) return new UpstreamFault('malformed answer', true, error)
  return new UpstreamFault(isTls(code) ? 'TLS failure' : 'connection broken', true, error)
}

const isTls = (code: string) => /^ERR_(TLS|SSL)|^EPROTO$|CERT|^UNABLE_TO_|SIGNATURE/.test(code)
