import { createHash } from 'node:crypto'
import { AppError } from '@balai/contract/app-error.ts'
import { createSigner, createVerifier } from 'fast-jwt'
import type { Secrets } from './seal.ts'

/** What an access token says. `uid` is absent in tokens that a partner minted with the shared secret. */
export interface NewTokenClaims {
  readonly sub: string
  readonly uid?: string
  readonly role?: string
  readonly name?: string
  readonly sid?: string
  readonly ver?: number
}

/** `iat` and `exp` are seconds since 1970. */
export interface TokenClaims extends NewTokenClaims {
  readonly iss?: string
  readonly iat?: number
  readonly exp: number
}

export interface Tokens {
  /** `issuedAt` is now unless the very same token has to be made a second time. */
  sign(claims: NewTokenClaims, ttlSeconds: number, issuedAt?: Date): string
  /** Throws AppError `token_expired` or `invalid_token`, both unauthenticated. */
  verify(token: string): TokenClaims
}

export interface TokenOptions {
  readonly secrets: Secrets
  readonly issuer: string
  readonly now: () => Date
}

/** HS256 and nothing else. `iss` is written but not asked for: partners who share the secret have their own, or none. */
export function createTokens({ secrets, issuer, now }: TokenOptions): Tokens {
  const keys = secrets.map(createKey)
  const [current] = keys as [Key, ...Key[]]
  const seconds = (at = now()) => Math.floor(at.getTime() / 1000)

  return {
    sign(claims, ttlSeconds, issuedAt) {
      const iat = seconds(issuedAt)
      return current.sign({ ...claims, iss: issuer, iat, exp: iat + ttlSeconds })
    },
    verify(token) {
      const claims = openToken(keys, token)
      // fast-jwt would ask the system's clock; asking ours at each call also lets no cached token outlive its time.
      if (claims.exp <= seconds()) throw tokenExpired()
      if (claims.nbf !== undefined && claims.nbf > seconds()) throw invalidToken()
      return claims
    },
  }
}

interface Key {
  /** The encoded header of the tokens that this key signs, which tells them from other keys' without parsing. */
  readonly header: string
  sign(payload: Record<string, unknown>): string
  /** The payload, or null when the signature or the algorithm is not this key's. */
  open(token: string): unknown
}

type OpenedClaims = TokenClaims & { readonly nbf?: number }

function createKey(secret: string): Key {
  const kid = createHash('sha256').update(`balai kid ${secret}`).digest('base64url').slice(0, 8)
  const sign = createSigner({ key: secret, algorithm: 'HS256', kid })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    cache: 5_000,
    ignoreExpiration: true,
    ignoreNotBefore: true,
  })
  return {
    header: sign({}).split('.', 1)[0] ?? '',
    sign,
    open(token) {
      try {
        return verify(token)
      } catch {
        return null
      }
    },
  }
}

/** A token of ours names its key; one without a `kid`, or with a partner's, is tried with each. */
function openToken(keys: readonly Key[], token: string): OpenedClaims {
  const named = keys.find(({ header }) => token.startsWith(`${header}.`))
  for (const key of named === undefined ? keys : [named]) {
    const payload = key.open(token)
    if (isClaims(payload)) return payload
  }
  throw invalidToken()
}

function isClaims(payload: unknown): payload is OpenedClaims {
  if (payload === null) return false
  const claims = payload as Record<string, unknown>
  return (
    typeof claims.sub === 'string' &&
    claims.sub !== '' &&
    Number.isFinite(claims.exp) &&
    optional(claims.nbf, 'number') &&
    optional(claims.iat, 'number') &&
    optional(claims.ver, 'number') &&
    optional(claims.uid, 'string') &&
    optional(claims.sid, 'string') &&
    optional(claims.role, 'string') &&
    optional(claims.name, 'string')
  )
}

const optional = (value: unknown, type: 'string' | 'number') => value === undefined || typeof value === type

const tokenExpired = () => new AppError('unauthenticated', 'token_expired', 'This token has expired.')
const invalidToken = () => new AppError('unauthenticated', 'invalid_token', 'This token is not valid.')
