import type { Account } from '@balai/identity/accounts/contract.ts'

const key = 'balai-account'

/** No secret: it lets the wallet and the door open without network, and tells that asking for a session is worth it. */
export function rememberedAccount(): Account | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Account | null
  } catch {
    return null
  }
}

export const rememberAccount = (account: Account) => localStorage.setItem(key, JSON.stringify(account))

export const forgetAccount = () => localStorage.removeItem(key)
