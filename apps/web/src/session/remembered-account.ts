import type { Account } from '@balai/identity/accounts/contract.ts'

const key = 'balai-account'

/** No secret: it lets the wallet and the door open without network, and tells that asking for a session is worth it. */
export function rememberedAccount(): Account | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isAccount(kept) ? kept : null
  } catch {
    return null
  }
}

export const rememberAccount = (account: Account) => write(() => localStorage.setItem(key, JSON.stringify(account)))

export const forgetAccount = () => write(() => localStorage.removeItem(key))

/** An older version of this page may have kept it, or somebody's curiosity. */
const isAccount = (kept: unknown): kept is Account =>
  typeof kept === 'object' && kept !== null && 'id' in kept && 'name' in kept && 'role' in kept

/** A browser that keeps nothing, or is full, still lets people in. */
function write(act: () => void): void {
  try {
    act()
  } catch {}
}
