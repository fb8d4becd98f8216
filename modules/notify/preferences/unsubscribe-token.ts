import { timingSafeEqual } from 'node:crypto'
import { isUuid } from '@balai/contract/schema.ts'
import { createSeal, type Secrets } from '@balai/http/seal.ts'
import type { KindName } from '../kinds/contract.ts'
import { kindNames } from '../kinds/kinds.ts'

export interface Subscription {
  readonly accountId: string
  readonly kind: KindName
}

/** What a letter carries for its reader to have no more of its kind; it can do nothing else, and does not end. */
export interface UnsubscribeTokens {
  of(letters: { readonly accountId: string; readonly kind: string }): string
  /** Null for a token that is not ours, or of a kind that is no more. */
  read(token: string): Subscription | null
}

export function createUnsubscribeTokens(secrets: Secrets): UnsubscribeTokens {
  const seal = createSeal(secrets, 'balai unsubscribe')

  const isSigned = (claim: string, signature: string) => {
    const shown = Buffer.from(signature, 'base64url')
    return seal.hashes(claim).some((hash) => hash.length === shown.length && timingSafeEqual(hash, shown))
  }

  return {
    of({ accountId, kind }) {
      const claim = `${accountId}.${kind}`
      return `${claim}.${seal.hashes(claim)[0].toString('base64url')}`
    },
    read(token) {
      const [accountId = '', name = '', signature = '', ...rest] = token.split('.')
      const kind = kindNames.find((each) => each === name)
      if (rest.length > 0 || !isUuid(accountId) || kind === undefined) return null
      return isSigned(`${accountId}.${name}`, signature) ? { accountId, kind } : null
    },
  }
}
