import { randomBytes } from 'node:crypto'
import type { Answer } from '@balai/testing/api-client.ts'
import type { BrowserContext } from '@playwright/test'
import type { House } from './house.ts'

export type Role = 'member' | 'crew' | 'committee' | 'agent' | 'admin'

/** Somebody with an account, who may also ask the API without a browser. */
export interface Person {
  readonly id: string
  readonly username: string
  readonly password: string
  readonly name: string
  /** Asks with this person's token. Throws at a refusal. */
  ask(method: string, path: string, body?: object | string, headers?: Record<string, string>): Promise<Answer>
}

export interface PersonOptions {
  readonly username?: string
  readonly name?: string
  readonly role?: Role
  readonly locale?: 'en' | 'id'
}

const password = 'turmeric-lantern-9'

/** The first account of an installation. */
export async function registerAdmin(house: House, options: PersonOptions = {}): Promise<Person> {
  return await register(house, { name: 'Wayan Sudarma', ...options }, 'admin')
}

/**
 * Adds somebody under a login name of their own, so that journeys in one house do not meet. They register themselves:
 * who got an account from an admin would be asked for another password first.
 */
export async function addPerson(house: House, admin: Person, options: PersonOptions = {}): Promise<Person> {
  const { role = 'member', ...others } = options
  const person = await register(house, others, 'member')
  if (role !== 'member') await admin.ask('PATCH', `/api/v1/accounts/${person.id}`, { role })
  return person
}

async function register(house: House, options: PersonOptions, role: Role): Promise<Person> {
  const { username = newUsername(), name = username, locale = 'en' } = options
  const registration = { username, password, display_name: name, role, locale }
  const { body } = accepted(await house.ask('POST', '/api/v1/auth/register', { body: registration }))
  return personOf(house, body.account, password)
}

const newUsername = () => `guest-${randomBytes(4).toString('hex')}`

/** Somebody whom the house knows already. */
export async function personBehind(house: House, username: string, password: string): Promise<Person> {
  const credentials = { login: username, password }
  const { body } = accepted(await house.ask('POST', '/api/v1/auth/login', { body: credentials }))
  return personOf(house, body.account, password)
}

/** Logs in without the form: the browser gets the cookie, and remembers who it is as the web app would. */
export async function signIn(context: BrowserContext, house: House, person: Person): Promise<void> {
  const response = await context.request.post(`${house.url}/api/v1/auth/login`, {
    data: { login: person.username, password: person.password, session: 'cookie' },
  })
  if (!response.ok()) throw new Error(`${person.username} cannot log in: ${await response.text()}`)
  const { account } = await response.json()
  const page = await context.newPage()
  await page.goto(`${house.url}/health`)
  await page.evaluate((text) => localStorage.setItem('balai-account', text), JSON.stringify(account))
  await page.close()
}

interface KnownAccount {
  readonly id: string
  readonly username: string
  readonly name: string
}

function personOf(house: House, { id, username, name }: KnownAccount, password: string): Person {
  const logIn = async (): Promise<string> => {
    const { body } = accepted(
      await house.ask('POST', '/api/v1/auth/login', { body: { login: username, password } }),
    )
    return body.access_token
  }
  let token: Promise<string> | null = null
  return {
    id,
    username,
    password,
    name,
    async ask(method, path, body, headers = {}) {
      const send = async (bearer: string) =>
        await house.ask(method, path, { token: bearer, headers, ...(body !== undefined && { body }) })
      token ??= logIn()
      const answer = await send(await token)
      if (answer.status !== 401) return accepted(answer)
      // the token is an old one
      token = logIn()
      return accepted(await send(await token))
    },
  }
}

/** What the house said no to; `code` is its own word for why. */
export class Refusal extends Error {
  readonly code: unknown

  constructor({ status, body }: Answer) {
    super(`The house refuses with ${status}: ${JSON.stringify(body)}`)
    this.code = body?.code
  }
}

function accepted(answer: Answer): Answer {
  if (answer.status < 400) return answer
  throw new Refusal(answer)
}
