import type { Account } from '@balai/identity/accounts/contract.ts'
import { dropTexts, keepText, keptText } from '../device/kept-text.ts'

const key = 'balai-account'

/** No secret: it lets the wallet and the door open without network, and tells that asking for a session is worth it. */
export function rememberedAccount(): Account | null {
  try {
    const kept: unknown = JSON.parse(keptText(key) ?? 'null')
    return isAccount(kept) ? kept : null
  } catch {
    return null
  }
}

export const rememberAccount = (account: Account): void => keepText(key, JSON.stringify(account))

/** With all that was kept for it. */
export const forgetAccount = (): void => dropTexts(key)

/** Keeps a copy of what only this account may see, to be read without network, until somebody logs out. */
export function keepForAccount(name: string, copy: unknown): void {
  const account = rememberedAccount()
  if (account !== null) keepText(`${key}:${name}`, JSON.stringify({ of: account.id, copy }))
}

/** What was kept for the remembered account; null for anybody else. */
export function keptForAccount<Copy>(name: string): Copy | null {
  try {
    const kept = JSON.parse(keptText(`${key}:${name}`) ?? 'null') as Kept<Copy> | null
    return kept !== null && kept.of === rememberedAccount()?.id ? kept.copy : null
  } catch {
    return null
  }
}

interface Kept<Copy> {
  readonly of: string
  readonly copy: Copy
}

/** An older version of this page may have kept it, or somebody's curiosity. */
const isAccount = (kept: unknown): kept is Account =>
  typeof kept === 'object' && kept !== null && 'id' in kept && 'name' in kept && 'role' in kept
