import type { Origin } from './open-session.ts'

interface ArrivedRequest {
  readonly ip: string
  readonly headers: { readonly 'user-agent'?: string | undefined }
}

export const originOf = ({ ip, headers }: ArrivedRequest): Origin => ({
  address: ip,
  userAgent: headers['user-agent']?.slice(0, 400) ?? null,
})
