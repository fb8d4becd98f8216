import { openListener } from '@balai/db/listen.ts'
import { openDatabase } from '@balai/db/open-database.ts'
import { consume } from '@balai/events/consumer.ts'
import { createWorker, type Worker } from '@balai/events/worker.ts'
import { type MailSink, openMailSink } from '@balai/testing/mail-sink.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import type { Email } from 'postal-mime'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AccountChanged, type AccountFacts } from '../contract.ts'
import { eventsTold, openIdentity, password, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let clock: VirtualClock
let house: TestIdentity
let http: TestApp
let mail: MailSink
let stopWorker: () => Promise<void>
let people = 0
/** What a module that keeps people hears of them. */
const followed: AccountFacts[] = []
/** Each test has a person of its own. */
let ani: { id: string; username: string; email: string; access_token: string; refresh_token: string }

beforeAll(async () => {
  database = await createTestDatabase({ role: 'identity' })
  mail = await openMailSink()
  clock = createVirtualClock()
  house = openIdentity(database.connection, clock.now, {
    kind: 'smtp',
    url: mail.url,
    from: 'Balai <balai@house.example>',
  })
  http = await startTestApp(house.routes)
  stopWorker = await startWorker()
  await http.ask('POST', '/auth/register', { body: { username: 'admin1', password, role: 'admin' } })
})

afterAll(async () => {
  await stopWorker()
  await http.close()
  await house.db.destroy()
  await mail.close()
  await database.drop()
})

beforeEach(async () => {
  people += 1
  const username = `ani${people}`
  const email = `${username}@warga.example`
  const { body } = await http.ask('POST', '/auth/register', {
    body: { username, email, password, locale: 'en' },
  })
  ani = { ...body, id: body.account.id, username, email }
})

afterEach(() => {
  mail.refuse(false)
})

async function startWorker(): Promise<() => Promise<void>> {
  const db = openDatabase<object>({ connection: database.owner })
  const listener = openListener(database.owner, () => {})
  const log = { info() {}, warn() {}, error() {} }
  const follow = consume(AccountChanged, 'testing.follow', async (_tx, facts) => void followed.push(facts))
  const consumers = [...house.identity.consumers, follow]
  const worker: Worker = createWorker({ db, listener, consumers, jobs: [], log, pollSeconds: 0.2 })
  await worker.start()
  return async () => {
    await worker.stop()
    await listener.close()
    await db.destroy()
  }
}

/** The next letter to this person with these words in its subject. */
async function letterTo(email: string, subject: string, count = 1): Promise<Email> {
  const found = () =>
    mail.letters.filter(({ to, subject: its }) => to?.[0]?.address === email && its?.includes(subject))
  await vi.waitFor(() => expect(found()).toHaveLength(count), { timeout: 20_000, interval: 20 })
  return found().at(-1) as Email
}

const tokenIn = ({ text }: Email) => /#token=([\w-]{43})\b/.exec(text ?? '')?.[1] as string
const logIn = (attempt: string) =>
  http.ask('POST', '/auth/login', { body: { login: ani.username, password: attempt } })
const request = (login: string) => http.ask('POST', '/auth/password-reset', { body: { login } })
const confirm = (token: string, to = 'kapal-layar-88') =>
  http.ask('POST', '/auth/password-reset/confirm', { body: { token, password: to } })

test('a letter with a link lets its reader choose a new password, once, and ends all sessions', async () => {
  expect((await request(ani.email.toUpperCase())).status).toBe(202)
  const letter = await letterTo(ani.email, 'Reset your password')
  expect(letter.from?.address).toBe('balai@house.example')
  expect(letter.text).toContain(`https://balai.example/reset-password#token=${tokenIn(letter)}`)

  expect(await confirm(tokenIn(letter), 'short')).toMatchObject({ body: { code: 'password_too_short' } })
  expect((await confirm(tokenIn(letter))).status).toBe(204)
  expect((await http.ask('GET', '/me', { token: ani.access_token })).status).toBe(401)
  const refresh = { body: { refresh_token: ani.refresh_token } }
  expect((await http.ask('POST', '/auth/refresh', refresh)).status).toBe(401)
  expect([(await logIn(password)).status, (await logIn('kapal-layar-88')).status]).toEqual([401, 200])
  expect(await confirm(tokenIn(letter), 'perahu-kertas-99')).toMatchObject({
    status: 400,
    body: { code: 'invalid_token' },
  })
})

test('of many who use one token at the same moment exactly one sets the password', async () => {
  await request(ani.username)
  const token = tokenIn(await letterTo(ani.email, 'Reset your password'))
  const wishes = Array.from({ length: 6 }, (_, n) => `kapal-layar-nomor-${n}`)
  const answers = await Promise.all(wishes.map((wish) => confirm(token, wish)))
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  const [chosen] = wishes.filter((_, n) => answers[n]?.status === 204)
  expect((await logIn(chosen ?? '')).status).toBe(200)
})

test('a token of a letter ends after an hour, and with any other change of password', async () => {
  await request(ani.username)
  const late = tokenIn(await letterTo(ani.email, 'Reset your password'))
  clock.advance(60 * 60_000)
  expect((await confirm(late)).status).toBe(400)
  await request(ani.username)
  const overtaken = tokenIn(await letterTo(ani.email, 'Reset your password', 2))
  await house.identity.breakGlass.resetPassword(ani.username, 'perahu-kertas-99')
  expect((await confirm(overtaken)).status).toBe(400)
  expect((await logIn('perahu-kertas-99')).status).toBe(200)
})

test('answers alike for an unknown name, and does the same: one event, with no token in it', async () => {
  const before = mail.letters.length
  const [known, unknown] = [await request(ani.username), await request('nobody at all')]
  expect([known.status, unknown.status, known.body, unknown.body]).toEqual([202, 202, null, null])
  const token = tokenIn(await letterTo(ani.email, 'Reset your password'))
  const told = JSON.stringify(await eventsTold(house.db))
  const rows = await house.db.selectFrom('identity.one_time_token').selectAll().execute()
  expect(told + JSON.stringify(rows)).not.toContain(token)
  expect(mail.letters.slice(before).map(({ to }) => to?.[0]?.address)).not.toContain('nobody at all')
})

test('floods nobody: three letters an hour, however many are asked for', async () => {
  for (let n = 0; n < 6; n += 1) await request(ani.username)
  await letterTo(ani.email, 'Reset your password', 3)
  clock.advance(61 * 60_000)
  await request(ani.username)
  await letterTo(ani.email, 'Reset your password', 4)
})

test('a letter that the mail server turned away is sent when it takes letters again', async () => {
  mail.refuse(true)
  await request(ani.username)
  await vi.waitFor(async () =>
    expect(
      await house.db
        .selectFrom('identity.one_time_token')
        .select('id')
        .where('account_id', '=', ani.id)
        .where('purpose', '=', 'password_reset')
        .execute(),
    ).toHaveLength(1),
  )
  mail.refuse(false)
  expect((await confirm(tokenIn(await letterTo(ani.email, 'Reset your password')))).status).toBe(204)
})

test('a reset opens the door that an attack has closed', async () => {
  for (let n = 0; n < 5; n += 1) await logIn(`guess ${n}`)
  expect((await logIn(password)).status).toBe(429)
  await request(ani.username)
  await confirm(tokenIn(await letterTo(ani.email, 'Reset your password')))
  expect((await logIn('kapal-layar-88')).status).toBe(200)
})

test('an e-mail is verified by the letter that came to it, not by one to an earlier address', async () => {
  const verify = (token: string) => http.ask('POST', '/auth/email-verification/confirm', { body: { token } })
  const me = async () => (await http.ask('GET', '/me', { token: ani.access_token })).body
  const first = tokenIn(await letterTo(ani.email, 'Confirm your e-mail'))
  expect((await me()).email_verified).toBe(false)
  const moved = `baru-${ani.email}`
  const body = { email: moved, password }
  await http.ask('PUT', '/me/email', { token: ani.access_token, body })
  const second = tokenIn(await letterTo(moved, 'Confirm your e-mail'))
  expect((await verify(first)).status).toBe(400)
  expect((await confirm(second)).status).toBe(400)
  expect((await verify(second)).status).toBe(204)
  expect(await me()).toMatchObject({ email: moved, email_verified: true })
  expect((await verify(second)).status).toBe(400)
  const again = { token: ani.access_token }
  expect((await http.ask('POST', '/auth/email-verification', again)).status).toBe(202)
})

test('tells the owner of a new password, whoever chose it, where the e-mail was at the time', async () => {
  const token = ani.access_token
  const change = { current_password: password, new_password: 'kapal-layar-88' }
  const changed = await http.ask('PUT', '/me/password', { token, body: change })
  const notice = await letterTo(ani.email, 'Your password was changed')
  expect(notice.text).toContain(`Hello ${ani.username},`)
  expect(notice.text).not.toMatch(/kapal-layar-88|token/)

  await http.ask('PATCH', '/me', { token: changed.body.access_token, body: { locale: 'id' } })
  await request(ani.username)
  await confirm(tokenIn(await letterTo(ani.email, 'Atur ulang kata sandi')), 'perahu-kertas-99')
  await letterTo(ani.email, 'Kata sandi Anda telah diganti')
})

test('writes nothing of a change to somebody who has just chosen the first password', async () => {
  const admin = await http.ask('POST', '/auth/login', { body: { login: 'admin1', password } })
  const email = 'baru@warga.example'
  const body = { email, role: 'agent', locale: 'en' }
  await http.ask('POST', '/accounts', { token: admin.body.access_token, body })
  await confirm(tokenIn(await letterTo(email, 'Welcome')))
  await untilIdle(house.db)
  expect(mail.letters.filter(({ to }) => to?.[0]?.address === email)).toHaveLength(1)
})

test.each(['verification', 'reset'])('tells others once that an e-mail was confirmed, by %s', async (way) => {
  const verify = async () => {
    const token = tokenIn(await letterTo(ani.email, 'Confirm your e-mail'))
    await http.ask('POST', '/auth/email-verification/confirm', { body: { token } })
  }
  const reset = async (count: number) => {
    await request(ani.username)
    await confirm(tokenIn(await letterTo(ani.email, 'Reset your password', count)), `kapal-layar-8${count}`)
  }
  if (way === 'verification') await verify()
  await reset(1)
  await reset(2)
  await untilIdle(house.db)
  expect(followed.filter(({ account_id }) => account_id === ani.id)).toMatchObject([
    { email: ani.email, email_verified: true, revision: 2 },
  ])
})

test('writes in Indonesian unless told otherwise, also to people whose names have signs of their own', async () => {
  const admin = await http.ask('POST', '/auth/login', { body: { login: 'admin1', password } })
  const invited = await http.ask('POST', '/accounts', {
    token: admin.body.access_token,
    body: { email: 'tamu@warga.example', first_name: 'Ñandú <b>&amp;', role: 'agent' },
  })
  expect(invited.status).toBe(201)
  const letter = await letterTo('tamu@warga.example', 'Selamat datang')
  expect(letter.text).toContain('Halo Ñandú <b>&amp;,')
  const stranger = await http.ask('POST', '/auth/login', {
    body: { login: 'tamu@warga.example', password: '' },
  })
  expect(stranger.status).toBe(400)
  clock.advance(6 * 24 * 60 * 60_000)
  expect((await confirm(tokenIn(letter))).status).toBe(204)
  const tamu = await http.ask('POST', '/auth/login', {
    body: { login: 'tamu@warga.example', password: 'kapal-layar-88' },
  })
  expect(tamu.body.account).toMatchObject({
    role: 'agent',
    email_verified: true,
    must_change_password: false,
  })
})

test('an admin sends a letter, or sets a password that its owner is asked to replace', async () => {
  const admin = await http.ask('POST', '/auth/login', { body: { login: 'admin1', password } })
  const path = `/accounts/${ani.id}/password-reset`
  const token = admin.body.access_token
  expect((await http.ask('POST', path, { token })).status).toBe(202)
  await letterTo(ani.email, 'Reset your password')
  expect((await http.ask('POST', path, { token, body: { password: 'kapal-layar-88' } })).status).toBe(204)
  const back = await logIn('kapal-layar-88')
  expect(back.body.account.must_change_password).toBe(true)
  const nameless = await http.ask('POST', `/accounts/${admin.body.account.id}/password-reset`, { token })
  expect(nameless).toMatchObject({ status: 409, body: { code: 'email_missing' } })
})
