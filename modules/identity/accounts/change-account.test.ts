import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsTold, openTwoReplicas, password, type TwoReplicas } from '../identity.fixture.ts'

let replicas: TwoReplicas
let house: TwoReplicas['house']
let replica: TwoReplicas['replica']
let http: TwoReplicas['http']
let elsewhere: TwoReplicas['elsewhere']

beforeEach(async () => {
  replicas = await openTwoReplicas()
  ;({ house, replica, http, elsewhere } = replicas)
})

afterEach(() => replicas.close())

async function register(body: object) {
  const answer = await http.ask('POST', '/auth/register', { body: { password, ...body } })
  return { id: answer.body.account.id as string, token: answer.body.access_token as string, ...answer.body }
}

const change = (by: { token: string }, id: string, body: object) =>
  http.ask('PATCH', `/accounts/${id}`, { token: by.token, body })

test('a suspended account is out on its next request, in every replica, and back when restored', async () => {
  const admin = await register({ username: 'admin1', role: 'admin' })
  const ani = await register({ username: 'ani' })
  expect((await elsewhere.ask('GET', '/me', { token: ani.token })).status).toBe(200)

  expect((await change(admin, ani.id, { status: 'suspended' })).status).toBe(200)
  const out = { status: 401, body: { code: 'invalid_token' } }
  expect(await elsewhere.ask('GET', '/me', { token: ani.token })).toMatchObject(out)
  expect(await http.ask('GET', '/me', { token: ani.token })).toMatchObject(out)
  for (const claims of [{ sub: 'ani' }, { sub: 'ani', uid: ani.id }]) {
    const partners = house.tokens.sign(claims, 60)
    expect(await http.ask('GET', '/me', { token: partners })).toMatchObject(out)
  }
  const refresh = { body: { refresh_token: ani.refresh_token } }
  expect((await elsewhere.ask('POST', '/auth/refresh', refresh)).status).toBe(401)
  const logIn = () => http.ask('POST', '/auth/login', { body: { username: 'ani', password } })
  expect(await logIn()).toMatchObject({ status: 403, body: { code: 'account_suspended' } })

  await change(admin, ani.id, { status: 'active' })
  expect((await elsewhere.ask('GET', '/me', { token: ani.token })).status).toBe(401)
  const { body } = await logIn()
  expect((await elsewhere.ask('GET', '/me', { token: body.access_token })).status).toBe(200)
})

test('tells of a suspension to the owner only: who does not know the password learns nothing', async () => {
  const admin = await register({ username: 'admin1', role: 'admin' })
  const ani = await register({ username: 'ani' })
  await change(admin, ani.id, { status: 'suspended' })
  const guess = await http.ask('POST', '/auth/login', { body: { username: 'ani', password: 'a guess' } })
  expect(guess).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
})

test('a role that was given or taken acts on the next request, with the token of before', async () => {
  const admin = await register({ username: 'admin1', role: 'admin' })
  const ani = await register({ username: 'ani' })
  const list = () => elsewhere.ask('GET', '/accounts', { token: ani.token })
  expect((await list()).status).toBe(403)
  await change(admin, ani.id, { role: 'admin' })
  expect((await list()).status).toBe(200)
  await change(admin, ani.id, { role: 'crew' })
  expect((await list()).status).toBe(403)
})

test('keeps the last active admin, also when two admins demote each other at the same moment', async () => {
  const ani = await register({ username: 'ani', role: 'admin' })
  const lastAdmin = { status: 409, body: { code: 'last_admin' } }
  expect(await change(ani, ani.id, { role: 'member' })).toMatchObject(lastAdmin)
  expect(await change(ani, ani.id, { status: 'suspended' })).toMatchObject(lastAdmin)

  await register({ username: 'budi' })
  for (let round = 0; round < 5; round += 1) {
    await house.identity.breakGlass.promote('ani', 'admin')
    await house.identity.breakGlass.promote('budi', 'admin')
    const outcomes = await Promise.allSettled([
      house.identity.breakGlass.promote('ani', 'member'),
      replica.identity.breakGlass.promote('budi', 'member'),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  }
})

test('finds people by the beginning of any of their names, page by page', async () => {
  const admin = await register({ username: 'admin1', role: 'admin' })
  for (const [n, first_name] of ['Siti', 'Sari', 'Tono'].entries()) {
    await register({ username: `orang${n}`, email: `o${n}@warga.example`, first_name, last_name: 'Wibowo' })
  }
  const list = async (query: string) =>
    (await http.ask('GET', `/accounts?${query}`, { token: admin.token })).body
  const names = (page: { data: { username: string }[] }) => page.data.map(({ username }) => username)
  expect(names(await list('q=wib'))).toEqual(['orang2', 'orang1', 'orang0'])
  expect(names(await list('q=s%20WIBOWO'))).toEqual(['orang1', 'orang0'])
  expect(names(await list('q=o2@warga.example'))).toEqual(['orang2'])
  expect(names(await list(`q=${encodeURIComponent("'; drop table -- \\ :* & |")}`))).toEqual([])
  expect(names(await list('role=admin&status=active'))).toEqual(['admin1'])

  const first = await list('limit=3')
  expect(names(first)).toEqual(['orang2', 'orang1', 'orang0'])
  const second = await list(`limit=3&page_key=${first.next_page_key}`)
  expect(names(second)).toEqual(['admin1'])
  expect(second.next_page_key).toBeNull()
})

test('a change tells others what the account is now, with a number to tell old news by', async () => {
  const admin = await register({ username: 'admin1', role: 'admin' })
  const ani = await register({ username: 'ani' })
  await change(admin, ani.id, { role: 'crew' })
  await change(admin, ani.id, { role: 'crew' })
  await http.ask('PATCH', '/me', { token: ani.token, body: { display_name: 'Ani di gerbang' } })
  const told = (await eventsTold(house.db)).filter(
    ({ event_name }) => event_name === 'identity.account_changed',
  )
  expect(told.map(({ payload }) => [payload.revision, payload.role, payload.name])).toEqual([
    [2, 'crew', 'ani'],
    [3, 'crew', 'Ani di gerbang'],
  ])
})

test('keeps the name that others know an account by, whatever its e-mail becomes', async () => {
  await register({ username: 'admin1', role: 'admin' })
  const ani = await register({ email: 'ani@old.example' })
  const put = (email: string, token: string) =>
    http.ask('PUT', '/me/email', { token, body: { email, password } })
  expect((await put('ani@new.example', ani.token)).body).toMatchObject({
    email: 'ani@new.example',
    email_verified: false,
    name: 'ani@old.example',
  })
  const thief = await http.ask('POST', '/auth/register', { body: { email: 'ANI@old.example', password } })
  expect(thief).toMatchObject({ status: 409, body: { code: 'email_taken' } })

  const budi = await register({ username: 'budi', email: 'budi@old.example' })
  expect((await put('ani@new.example', budi.token)).status).toBe(409)
  await put('budi@new.example', budi.token)
  const heir = await http.ask('POST', '/auth/register', { body: { email: 'budi@old.example', password } })
  expect(heir.status).toBe(201)
  const unproven = await http.ask('PUT', '/me/email', {
    token: budi.token,
    body: { email: 'x@y.example', password: 'a guess' },
  })
  expect(unproven).toMatchObject({ status: 400, body: { code: 'wrong_password' } })
})

test('admits a partner’s token without an id by the name it bears, and no other', async () => {
  const ani = await register({ username: 'Ani' })
  const ask = (claims: { sub: string; uid?: string; sid?: string }) =>
    http.ask('GET', '/me', { token: house.tokens.sign(claims, 60) })
  expect((await ask({ sub: 'ANI' })).body.id).toBe(ani.id)
  for (const claims of [
    { sub: 'nobody' },
    { sub: 'Ani', uid: 'no id' },
    { sub: 'Ani', uid: '018f0000-0000-7000-8000-000000000000' },
    { sub: 'Ani', uid: ani.id, sid: '018f0000-0000-7000-8000-000000000000' },
  ]) {
    expect((await ask(claims)).status).toBe(401)
  }
})
