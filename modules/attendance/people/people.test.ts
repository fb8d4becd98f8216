import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Directory, factsOf, openDirectory, type Registered } from './directory.fixture.ts'

let directory: Directory
let ask: Directory['app']['ask']
let ratna: Registered
let event: string

beforeAll(async () => {
  directory = await openDirectory()
  ask = directory.app.ask
  ratna = await directory.register('ratna', { name: 'Ratna Dewi' })
})
afterAll(() => directory.close())

beforeEach(async () => {
  const { body } = await ask('POST', '/events', {
    token: ratna.token,
    body: { title: 'Pesta', starts_at: '2036-12-05T12:00:00Z', ends_at: '2036-12-05T16:00:00Z' },
  })
  event = `/events/${body.id}`
})

const post = (name: string, role = 'scanner') =>
  ask('PUT', `${event}/crew/${encodeURIComponent(name)}`, { token: ratna.token, body: { role } })
const listedFor = async (token: string) => (await ask('GET', `${event}/tickets`, { token })).status
const find = async (q: string, token = ratna.token) =>
  await ask('GET', `${event}/people?q=${encodeURIComponent(q)}`, { token })
const usernames = (answer: { body: { data: { username: string }[] } }) =>
  answer.body.data.map(({ username }) => username)

test('a post goes to a person, whom the crew list names', async () => {
  const budi = await directory.register('Budi', { name: 'Budi Santoso', role: 'member' })
  const { status, body } = await post('BUDI')
  expect(status).toBe(200)
  expect(body).toMatchObject({ username: 'budi', account_id: budi.facts.account_id, name: 'Budi Santoso' })
  expect(await listedFor(budi.token)).toBe(200)

  const { body: crew } = await ask('GET', `${event}/crew`, { token: budi.token })
  expect(crew.data.map(({ name }: { name: string }) => name)).toEqual(['Budi Santoso', 'Ratna Dewi'])
})

test('nobody gets a post by registering its name later', async () => {
  const refused = await post('calon')
  expect([refused.status, refused.body.code]).toEqual([422, 'unknown_account'])
  expect(refused.body.errors[0].path).toBe('params.username')

  await postWithoutAccount('calon', -60)
  const calon = await directory.register('calon')
  expect(await listedFor(calon.token)).toBe(403)
  const { body } = await ask('GET', `/events?mine=true`, { token: calon.token })
  expect(body.data).toEqual([])
  expect((await scan(calon.token)).body.code).toBe('not_at_this_door')

  expect((await post('calon')).status).toBe(200)
  expect(await listedFor(calon.token)).toBe(200)
  expect((await scan(calon.token)).body.result).toBe('unknown')
})

const scan = (token: string) =>
  ask('POST', `${event}/check-ins`, { token, body: { code: 'NOPE', nonce: crypto.randomUUID() } })

/** As posts were written before accounts stood beside them, so many seconds from now. */
async function postWithoutAccount(username: string, seconds: number) {
  await sql`insert into attendance.crew_member (event_id, username, role, added_at)
    values (${event.split('/')[2]}, ${username}, 'scanner', now() + ${seconds} * interval '1 second')`.execute(
    directory.house.db,
  )
}

test('a post from before accounts stood beside them stays with whoever had the name then', async () => {
  const lama = factsOf('petugas.lama', { name: 'Pak Lama', role: 'member' })
  await postWithoutAccount('petugas.lama', 60)
  const token = directory.house.tokenOf('petugas.lama', 'member', lama.account_id)
  expect(await listedFor(token)).toBe(200)

  await directory.tell(lama)
  await directory.settle()
  expect(await listedFor(token)).toBe(200)
  const { body } = await ask('GET', `${event}/crew`, { token })
  expect(body.data[0]).toMatchObject({ account_id: lama.account_id, name: 'Pak Lama' })
})

test('names crew by an e-mail once its owner has verified it', async () => {
  const sari = await directory.register('sari', { email: 'Sari@Example.org' })
  expect((await post('sari@example.org')).body.code).toBe('unknown_account')
  await directory.tell({ ...sari.facts, email_verified: true, revision: 2 })
  await directory.settle()
  const { status, body } = await post('SARI@example.org')
  expect([status, body.username]).toEqual([200, 'sari'])
  expect((await ask('DELETE', `${event}/crew/sari@example.org`, { token: ratna.token })).status).toBe(204)
})

test('whoever registers an e-mail that is not theirs gets no post by it', async () => {
  await directory.register('korban@example.org', { email: 'korban@example.org' })
  expect((await post('korban@example.org')).body.code).toBe('unknown_account')
})

test('old news of somebody does not undo new ones', async () => {
  const { facts } = await directory.register('wati', { name: 'Wati' })
  await directory.tell({ ...facts, name: 'Wati Baru', revision: 3 })
  await directory.settle()
  await directory.tell({ ...facts, name: 'Wati Lama', revision: 2 })
  await directory.settle()
  expect((await post('wati')).body.name).toBe('Wati Baru')
})

test('finds people by how their username or their name begins, and tells no e-mails', async () => {
  await directory.register('zul_1', {
    name: 'Ahmad Zulkifli',
    email: 'zul@example.org',
    email_verified: true,
  })
  await directory.register('ahmad', { name: 'Mat' })
  await directory.register('ahmad@example.org', { name: 'Ahmad Surat', email: 'ahmad@example.org' })
  await directory.register('ahmad.lama', { status: 'suspended' })

  const { status, body } = await find('AHM')
  expect(status).toBe(200)
  expect(body.data).toEqual([
    { account_id: expect.any(String), username: 'zul_1', name: 'Ahmad Zulkifli' },
    { account_id: expect.any(String), username: 'ahmad', name: 'Mat' },
  ])
  expect(usernames(await find('zul_'))).toEqual(['zul_1'])
  for (const q of ['zul%', 'zulu', 'zul@example.org', 'ahmad@']) expect(usernames(await find(q))).toEqual([])
})

test('finds ten people at most, from two characters on', async () => {
  for (let n = 10; n < 22; n += 1) await directory.tell(factsOf(`kembar${n}`))
  await directory.settle()
  expect(usernames(await find('kembar'))).toHaveLength(10)
  expect((await find('k')).status).toBe(400)
})

test('only managers look people up', async () => {
  const joko = await directory.register('joko')
  await post('joko')
  const answer = await find('rat', joko.token)
  expect([answer.status, answer.body.code]).toEqual([403, 'not_event_manager'])
})

test('where identity is another process of the house, nobody gets a post by registering its name later either', async () => {
  await directory.register('tetangga')
  const crew = await crewFromAfar(directory)
  expect((await crew.post('siapa-saja')).body.code).toBe('unknown_account')
  expect((await crew.post('tetangga')).status).toBe(200)
})

test('where accounts are hosted elsewhere, names are taken as they come', async () => {
  const elsewhere = await openDirectory()
  try {
    const crew = await crewFromAfar(elsewhere)
    const answer = await crew.post('siapa-saja')
    expect(answer.body).toMatchObject({ username: 'siapa-saja', account_id: null, name: null })
    expect(await crew.listedFor('siapa-saja')).toBe(200)
  } finally {
    await elsewhere.close()
  }
})

/** The crew of an event whose manager has an account of no id here. */
async function crewFromAfar({ app, house }: Directory) {
  const token = house.tokenOf('dewi')
  const { body } = await app.ask('POST', '/events', {
    token,
    body: { title: 'Jauh', starts_at: '2036-12-05T12:00:00Z', ends_at: '2036-12-05T16:00:00Z' },
  })
  const crew = `/events/${body.id}/crew`
  return {
    post: (name: string) => app.ask('PUT', `${crew}/${name}`, { token, body: { role: 'scanner' } }),
    listedFor: async (name: string) => (await app.ask('GET', crew, { token: house.tokenOf(name) })).status,
  }
}
