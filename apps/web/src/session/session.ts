import type { Account } from '@balai/identity/accounts/contract.ts'
import { useSyncExternalStore } from 'react'
import { problemOf } from '../api/problem.ts'
import { forgetAccount, rememberAccount, rememberedAccount } from './remembered-account.ts'

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

interface Grant {
  readonly account: Account
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
}

interface AccessToken {
  readonly text: string
  /** By this device's clock, in milliseconds. */
  readonly renewAt: number
}

export type Credentials = { readonly login: string; readonly password: string }

const auth = '/api/v1/auth'
const tabs = new BroadcastChannel('balai-session')
const listeners = new Set<() => void>()
const waiting = new Set<(token: string | null) => void>()

let state: SessionState = { kind: 'nobody' }
let token: AccessToken | null = null
let renewing: Promise<string | null> | null = null

export const session = {
  accessToken,
  renew,
  regained,
  logIn,
  register,
  logOut,
  forget,
  changeAccount,
  get: () => state,
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state)
}

/** The account of a page that only somebody sees. */
export function useAccount(): Account {
  const now = useSession()
  if (now.kind === 'nobody') throw new Error('This page is for people who are logged in.')
  return now.account
}

/** Learns from the cookie who is here; without an answer from the server, who was here last. */
export async function startSession(): Promise<void> {
  tabs.onmessage = ({ data }: MessageEvent<'in' | 'out'>) => void (data === 'out' ? leave() : renewGrant())
  const account = rememberedAccount()
  if (account === null) return
  state = { kind: 'somebody', account, standing: 'remembered' }
  // a slow network must not keep the wallet shut
  await Promise.race([renewGrant(), new Promise((resolve) => setTimeout(resolve, 2_500))])
  if (state.kind === 'somebody' && state.standing === 'ended') leave()
}

/** A token that lives for some seconds yet; null when nobody is logged in, or the server cannot be asked. */
async function accessToken(): Promise<string | null> {
  if (state.kind === 'nobody') return null
  if (token !== null && Date.now() < token.renewAt) return token.text
  return (await renewGrant()) ?? token?.text ?? null
}

/** Another token than the refused one; null when the session has ended. */
async function renew(refused: string): Promise<string | null> {
  if (token !== null && token.text !== refused) return token.text
  return await renewGrant()
}

/** Waits until somebody has logged in again in the dialog, or given up (null). */
function regained(): Promise<string | null> {
  if (state.kind === 'nobody' || state.standing !== 'ended') return Promise.resolve(token?.text ?? null)
  return new Promise((resolve) => waiting.add(resolve))
}

async function logIn(credentials: Credentials): Promise<Account> {
  return enter(await ask<Grant>('login', { ...credentials, session: 'cookie' }))
}

async function register(registration: Readonly<Record<string, unknown>>): Promise<Account> {
  return enter(await ask<Grant>('register', { ...registration, session: 'cookie' }))
}

/** Ends the session on the server too; on this device it ends in any case. */
async function logOut(): Promise<void> {
  try {
    await ask('logout', {})
  } finally {
    forget()
  }
}

/** Of this device alone, and of its other tabs. */
function forget(): void {
  leave()
  tabs.postMessage('out')
}

/** Somebody changed the own name, language or address. */
function changeAccount(account: Account): void {
  if (state.kind === 'somebody') become({ ...state, account })
  rememberAccount(account)
}

function enter(grant: Grant): Account {
  accept(grant)
  tabs.postMessage('in')
  return grant.account
}

function accept({ account, access_token, expires_in }: Grant): string {
  token = { text: access_token, renewAt: Date.now() + Math.max(expires_in - 30, expires_in / 2) * 1000 }
  rememberAccount(account)
  become({ kind: 'somebody', account, standing: 'confirmed' })
  settle(access_token)
  return access_token
}

function leave(): void {
  token = null
  forgetAccount()
  become({ kind: 'nobody' })
  settle(null)
}

/** One at a time in this tab, and by the lock one at a time in all tabs: each replaces the cookie that the next sends. */
function renewGrant(): Promise<string | null> {
  renewing ??= lockTabs(refresh).finally(() => {
    renewing = null
  })
  return renewing
}

async function refresh(): Promise<string | null> {
  try {
    return accept(await ask<Grant>('refresh', { session: 'cookie' }))
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 401) {
      token = null
      if (state.kind === 'somebody') become({ ...state, standing: 'ended' })
    }
    return null
  }
}

const lockTabs = <Result>(act: () => Promise<Result>): Promise<Result> =>
  // absent where the page did not come by https or from this machine
  navigator.locks === undefined ? act() : navigator.locks.request('balai-refresh', act)

async function ask<Body>(path: string, body: object): Promise<Body> {
  const response = await fetch(`${auth}/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token.text}` }),
    },
    body: JSON.stringify(body),
  })
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response, answer)
  return answer as Body
}

function settle(renewed: string | null): void {
  for (const resolve of waiting) resolve(renewed)
  waiting.clear()
}

function become(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
