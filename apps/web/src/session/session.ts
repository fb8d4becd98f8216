import type { Account } from '@balai/identity/accounts/contract.ts'
import { useSyncExternalStore } from 'react'
import { Problem, toProblem } from '../api/problem.ts'
import { askAuth, type Grant } from './auth-request.ts'
import { forgiveLogOut, oweLogOut, payLogOut } from './owed-log-out.ts'
import { forgetAccount, rememberAccount, rememberedAccount } from './remembered-account.ts'
import { inTurn, type News, onNews, tellTabs } from './tabs.ts'

/**
 * Who is logged in on this device. `confirmed` says that the server agreed since this page opened: without network the
 * remembered account opens the wallet and the door. `ended` says that it does not agree any more.
 */
export type SessionState =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'somebody'
      readonly account: Account
      readonly standing: 'confirmed' | 'remembered' | 'ended'
    }

export interface AccessToken {
  readonly text: string
  /** Whose it is: what one person asked for is never sent as another. */
  readonly accountId: string
  /** Both by this device's clock in milliseconds; whether that is right does not matter, only that it goes on. */
  readonly renewAt: number
  readonly endsAt: number
}

export type Credentials = { readonly login: string; readonly password: string }
export type PasswordChange = { readonly current_password: string; readonly new_password: string }

/** How long a server that could not answer is left in peace. */
const respite = 2_000
/** How old an answer must be before a doubt is worth another question. */
const doubtful = { afterRefusal: 10_000, afterReturn: 60_000 }

const listeners = new Set<() => void>()
const waiting = new Set<() => void>()

let state: SessionState = { kind: 'nobody' }
let lastAccount: Account | null = null
let token: AccessToken | null = null
let renewing: Promise<void> | null = null
let failure: { readonly problem: Problem; readonly until: number } | null = null
let grantedAt = 0
/** Counts log-ins and log-outs: an answer that was asked for before one of them is about somebody else. */
let era = 0

export const session = {
  accessToken,
  renew,
  recheck: () => recheck(doubtful.afterRefusal),
  logIn,
  register,
  changePassword,
  logOut,
  forget,
  changeAccount,
  get: () => state,
  /** Calls back after each change, until the returned function is called. */
  watch: subscribe,
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state)
}

/** The account of a page that only somebody sees; while the page is being left, the one who was here. */
export function useAccount(): Account {
  const now = useSession()
  const account = now.kind === 'nobody' ? lastAccount : now.account
  if (account === null) throw new Error('This page is for people who are logged in.')
  return account
}

/** Learns from the cookie who is here; without an answer from the server, who was here last. */
export async function startSession(): Promise<void> {
  onNews(hear)
  addEventListener('online', () => {
    failure = null
    void payLogOut()
    recheck(0)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') recheck(doubtful.afterReturn)
  })
  void payLogOut()
  const account = rememberedAccount()
  if (account === null) return
  become({ kind: 'somebody', account, standing: 'remembered' })
  // a slow network must not keep the wallet shut
  await Promise.race([renewGrant().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 2_500))])
  if (isEnded()) leave()
}

/**
 * A token that lives for some seconds yet; null when nobody is logged in. Waits for the log-in dialog when the session
 * has ended. Throws the `Problem` of a server that cannot be asked, and `session_ended`.
 */
async function accessToken(): Promise<AccessToken | null> {
  if (state.kind === 'nobody') return null
  if (token !== null && Date.now() < token.renewAt) return token
  const { id } = state.account
  try {
    if (!isEnded()) await renewGrant()
  } catch (error) {
    if (token !== null && Date.now() < token.endsAt) return token
    throw error
  }
  return await tokenOf(id)
}

/** Another token of the same person than the refused one; throws as `accessToken` does. */
async function renew(refused: AccessToken): Promise<AccessToken> {
  if (token === refused && !isEnded()) await renewGrant()
  return await tokenOf(refused.accountId)
}

async function tokenOf(accountId: string): Promise<AccessToken> {
  if (isEnded()) await new Promise<void>((resolve) => waiting.add(resolve))
  if (token?.accountId === accountId) return token
  throw new Problem({ status: 401, code: 'session_ended', detail: 'Your session has ended.' })
}

async function logIn(credentials: Credentials): Promise<Account> {
  return await enter({ path: '/auth/login', body: credentials })
}

async function register(registration: Readonly<Record<string, unknown>>): Promise<Account> {
  return await enter({ path: '/auth/register', body: registration })
}

/** Ends all sessions of the account; this one goes on as a new one. */
async function changePassword(change: PasswordChange): Promise<Account> {
  const { text = null } = (await accessToken()) ?? {}
  return await enter({ method: 'PUT', path: '/me/password', body: change, bearer: text })
}

/** Ends the session on the server too; on this device it ends in any case. */
async function logOut(): Promise<void> {
  const bearer = token?.text ?? null
  try {
    await inTurn(() => askAuth({ path: '/auth/logout', body: {}, bearer, seconds: 5 }))
  } catch {
    oweLogOut()
  } finally {
    forget()
  }
}

/** Of this device alone, and of its other tabs. */
function forget(): void {
  if (state.kind === 'somebody') tellTabs({ kind: 'out', accountId: state.account.id })
  leave()
}

/** Somebody changed the own name, language or address, or an admin their role. */
function changeAccount(account: Account): void {
  if (state.kind !== 'somebody' || state.account.id !== account.id) return
  if (JSON.stringify(account) === JSON.stringify(state.account)) return
  rememberAccount(account)
  become({ ...state, account })
}

/** Whether the role or the session are what they were is asked once more, unless that was done just now. */
function recheck(age: number): void {
  if (state.kind === 'nobody' || isEnded() || Date.now() - grantedAt < age) return
  void renewGrant().catch(() => {})
}

function hear({ kind, accountId }: News): void {
  if (kind === 'out') {
    if (state.kind === 'somebody' && state.account.id === accountId) leave()
    return
  }
  failure = null
  void renewGrant().catch(() => {})
}

interface Entrance {
  readonly method?: 'PUT'
  readonly path: string
  readonly body: object
  readonly bearer?: string | null
}

async function enter({ body, bearer = null, ...request }: Entrance): Promise<Account> {
  return await inTurn(async () => {
    const wanted = { ...request, body: { ...body, session: 'cookie' }, bearer, seconds: 60 }
    const grant = await askAuth<Grant>(wanted)
    era += 1
    forgiveLogOut()
    accept(grant)
    tellTabs({ kind: 'in', accountId: grant.account.id })
    return grant.account
  })
}

/** Afterwards the state tells who is here. Throws the `Problem` of a server that cannot be asked. */
function renewGrant(): Promise<void> {
  if (failure !== null && Date.now() < failure.until) return Promise.reject(failure.problem)
  const asked = era
  renewing ??= inTurn(() => refresh(asked)).finally(() => {
    renewing = null
  })
  return renewing
}

async function refresh(asked: number): Promise<void> {
  if (asked !== era) return
  try {
    const grant = await askAuth<Grant>({ path: '/auth/refresh', body: { session: 'cookie' }, bearer: null })
    if (asked === era) accept(grant)
  } catch (error) {
    const problem = toProblem(error)
    // a server that is away, busy or failing says nothing about the session
    if (problem.status !== 401) {
      failure = { problem, until: Date.now() + respite }
      throw problem
    }
    token = null
    if (asked === era && state.kind === 'somebody') become({ ...state, standing: 'ended' })
  }
}

function accept({ account, access_token, expires_in }: Grant): void {
  grantedAt = Date.now()
  failure = null
  token = {
    text: access_token,
    accountId: account.id,
    renewAt: grantedAt + Math.max(expires_in - 30, expires_in / 2) * 1_000,
    endsAt: grantedAt + expires_in * 1_000,
  }
  rememberAccount(account)
  become({ kind: 'somebody', account, standing: 'confirmed' })
  settle()
}

function leave(): void {
  era += 1
  token = null
  forgetAccount()
  become({ kind: 'nobody' })
  settle()
}

const isEnded = () => state.kind === 'somebody' && state.standing === 'ended'

function settle(): void {
  for (const resolve of waiting) resolve()
  waiting.clear()
}

function become(next: SessionState): void {
  state = next
  if (next.kind === 'somebody') lastAccount = next.account
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
