import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BoardView } from '@balai/attendance/live/contract.ts'
import { type Answer, type Ask, createClient } from '@balai/testing/api-client.ts'
import { readEvents } from '@balai/testing/event-reader.ts'
import { type RunningProgram, runProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let directory: string
let program: RunningProgram
let ask: Ask
let admin: string
let seeded: Answer
const path = '/api/v1/installation/demo-data'

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-demo-'))
  program = await startProgram({ DATA_DIR: directory, RATE_LIMITS: 'off' })
  ask = createClient(program.url)
  const body = { username: 'wayan', password: 'turmeric-lantern-9', role: 'admin' }
  admin = (await ask('POST', '/api/v1/auth/register', { body })).body.access_token
})
afterAll(async () => {
  await program?.kill('SIGTERM')
  await rm(directory, { recursive: true, force: true })
})

const get = async (where: string, token = admin) => (await ask('GET', `/api/v1${where}`, { token })).body
const logIn = (login: string, password: string) =>
  ask('POST', '/api/v1/auth/login', { body: { login, password } })

/** Every row of a list, over all of its pages. */
async function getAll(where: string) {
  const rows = []
  for (let key: string | null = ''; key !== null; ) {
    const page = await get(`${where}?limit=200${key && `&page_key=${encodeURIComponent(key)}`}`)
    rows.push(...page.data)
    key = page.next_page_key
  }
  return rows
}

describe('demo data', () => {
  it('is refused to strangers and to those who are no admin, and changes nothing', async () => {
    const body = { username: 'made', password: 'turmeric-lantern-9' }
    const member = (await ask('POST', '/api/v1/auth/register', { body })).body.access_token
    expect((await ask('POST', path)).status).toBe(401)
    expect((await ask('POST', path, { token: member })).status).toBe(403)
    expect((await get('/events')).data).toEqual([])
  })

  it('leaves nothing behind when its last part fails', async () => {
    const starts_at = '2036-11-20T00:00:00Z'
    const event = {
      code: 'demo-gamelan',
      title: 'Ours',
      status: 'draft',
      starts_at,
      ends_at: '2036-11-21T00:00:00Z',
    }
    await ask('POST', '/api/v1/events', { token: admin, body: event })
    const { status, body } = await ask('POST', path, { token: admin })
    expect([status, body.code]).toEqual([409, 'event_code_taken'])
    expect((await get('/accounts')).data).toHaveLength(2)
    expect((await get('/events')).data).toHaveLength(1)
    await ask('DELETE', '/api/v1/events/demo-gamelan', { token: admin })
  })

  it('fills the house in one request, once though two ask, and answers whoever lost the answer', async () => {
    const asks = ['one', 'two'].map((key) => ({ token: admin, headers: { 'idempotency-key': key } }))
    const answers = await Promise.all(asks.map((each) => ask('POST', path, each)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const winner = answers.findIndex(({ status }) => status === 201)
    seeded = answers[winner] as Answer
    expect(seeded.headers.get('cache-control')).toBe('no-store')
    expect(seeded.body).toMatchObject({
      events: 3,
      tickets: 2_000,
      areas: 4,
      seats: 49,
      titles: 12,
      accounts: 11,
    })
    expect(seeded.body.usernames).toHaveLength(10)
    expect((await ask('POST', path, asks[winner])).body).toEqual(seeded.body)
  })

  it('shows one event that is over, one whose doors are open and one next week, in their own time zone', async () => {
    const { data } = await get('/events?from=2000-01-01T00:00:00Z')
    const facts = data.map((event: Record<string, string>) => [event.code, event.status, event.time_zone])
    expect(facts).toEqual([
      ['demo-kuliner', 'published', 'Asia/Jakarta'],
      ['demo-pekan-raya', 'published', 'Asia/Jakarta'],
      ['demo-gamelan', 'published', 'Asia/Jakarta'],
    ])
    const [past, current, coming] = data
    expect(past.starts_at).toMatch(/T03:00:00/)
    expect(Date.parse(past.ends_at)).toBeLessThan(Date.now())
    expect(Date.parse(current.doors_open_at)).toBeLessThan(Date.now() - 7_200_000)
    expect(Date.parse(current.ends_at)).toBeGreaterThan(Date.now() + 86_400_000)
    expect(coming.starts_at).toMatch(/T12:00:00/)
  })

  it('has four areas with people in them beside the main hall, and a seat that is offered to whoever asked', async () => {
    const { data } = await get('/areas')
    const areas = data.filter(({ name }: { name: string }) => name !== 'Main hall')
    expect(data).toHaveLength(areas.length + 1)
    expect(areas.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'cafe',
      'coworking',
      'library',
      'meeting_room',
    ])
    const coworking = areas.find(({ kind }: { kind: string }) => kind === 'coworking')
    expect(coworking).toMatchObject({ open: true, seats: 24 })
    expect(coworking.free_now).toBeLessThanOrEqual(18)
    const { data: waits } = await get('/waitlist-entries')
    expect(waits).toMatchObject([{ state: 'offered', offer: { seat_number: 'A-20' } }])
    expect((await get('/titles')).data).toHaveLength(12)
  })

  it('gives the admin who asked three tickets, and lists the demo people, one of them suspended', async () => {
    const wallet = await get('/me/tickets')
    expect(wallet.data.map((ticket: { event: { code: string } }) => ticket.event.code).toSorted()).toEqual([
      'demo-gamelan',
      'demo-kuliner',
      'demo-pekan-raya',
    ])
    const { data } = await get('/accounts?status=suspended')
    expect(data).toMatchObject([{ username: 'demo.suspended', must_change_password: false }])
    expect((await logIn('demo.suspended', seeded.body.password)).status).toBe(403)
    const { data: acts } = await get('/audit-log?action=demo_data.added')
    expect(acts).toMatchObject([{ actor: { name: 'wayan' }, details: { accounts: 11 } }])
  })

  it('tells on the live board what stands in the log', async () => {
    const log = await getAll('/events/demo-pekan-raya/check-ins')
    const count = (...results: string[]) => log.filter(({ result }) => results.includes(result)).length
    const live = `${program.url}/api/v1/events/demo-pekan-raya/live`
    const board = await readEvents<BoardView>(live, admin)
    const snapshot = (await board.next()).data
    board.leave()
    const { totals, minutes, gates, conflicts } = snapshot
    expect(totals).toMatchObject({
      issued: 894,
      entries: count('admitted') - count('undone'),
      exits: count('exited'),
      duplicates: count('duplicate'),
      conflicts: count('conflict'),
      refused: count('unknown', 'revoked', 'wrong_event', 'not_started', 'forbidden'),
    })
    expect(totals.inside).toBe(totals.entries - totals.exits)
    expect(totals.entries - totals.admitted).toBe(14)
    expect(count('ended', 'not_inside')).toBe(0)
    for (const [result, scans] of Object.entries(happenings))
      expect([result, count(result)]).toEqual([result, scans])
    expect(minutes.length).toBeGreaterThan(80)
    expect(gates).toHaveLength(3)
    expect(conflicts).toHaveLength(3)
    expect(log.every(({ received_at }) => Date.parse(received_at) <= Date.now())).toBe(true)
  })

  it('has a full report of the event that is over', async () => {
    const report = await get('/events/demo-kuliner/report')
    const log = await getAll('/events/demo-kuliner/check-ins')
    const admitted = log.filter(
      (scan) => scan.result === 'admitted' && !scan.reentry && scan.released !== 'undo',
    )
    expect(report.totals).toMatchObject({ issued: 621, exits: 120, undone: 3, duplicates: 24, conflicts: 5 })
    expect(report.totals.admitted).toBe(admitted.length)
    expect(report.totals.no_shows).toBe(621 - admitted.length)
    expect(report.ticket_types).toHaveLength(3)
    expect(report.quarter_hours.length).toBeGreaterThan(15)
    expect(report.refusals.length).toBeGreaterThan(3)
  })

  it('lets its crew in with the password that was made up, and their scan admits a ticket', async () => {
    const { body: session } = await logIn('demo.crew1', seeded.body.password)
    expect(session.account).toMatchObject({ must_change_password: false })
    const { body: member } = await logIn('demo.member1', seeded.body.password)
    const wallet = await get('/me/tickets', member.access_token)
    const ticket = wallet.data.find(
      ({ event }: { event: { code: string } }) => event.code === 'demo-pekan-raya',
    )
    const scan = { token: session.access_token, body: { qr: ticket.qr, gate: 'Pintu Tamu' } }
    const first = await ask('POST', '/api/v1/events/demo-pekan-raya/check-ins', scan)
    expect([first.status, first.body.result]).toEqual([201, 'admitted'])
    const second = await ask('POST', '/api/v1/events/demo-pekan-raya/check-ins', scan)
    expect([second.status, second.body.result]).toEqual([200, 'duplicate'])
  })

  it('is made once: asked again, here or at the command line, it refuses and changes nothing', async () => {
    const before = await getAll('/events/demo-pekan-raya/check-ins')
    const again = await ask('POST', path, { token: admin })
    expect([again.status, again.body.code]).toEqual([409, 'demo_data_exists'])
    const command = await runProgram({ DATA_DIR: directory }, ['seed', '--demo'])
    expect(command).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^balai: The demo data is here already: .+\n$/),
    })
    expect(await getAll('/events/demo-pekan-raya/check-ins')).toEqual(before)
    expect((await get('/accounts')).data).toHaveLength(13)
  })
})

const happenings = {
  duplicate: 17,
  conflict: 3,
  undone: 1,
  exited: 36,
  unknown: 5,
  revoked: 6,
  wrong_event: 4,
  not_started: 6,
  forbidden: 2,
}

describe('balai seed --demo', () => {
  it('fills an empty house, whose first account may still be the admin', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'balai-seed-'))
    const { status, stdout } = await runProgram({ DATA_DIR: empty }, ['seed', '--demo'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^3 events with 2000 tickets, 4 areas with 49 seats and 12 books are there now\./)
    const password = /The password of all of them is (\S+)\n$/.exec(stdout)?.[1] ?? ''
    const house = await startProgram({ DATA_DIR: empty })
    const askThere = createClient(house.url)
    expect((await askThere('GET', '/api/v1/installation')).body).toEqual({ first_account_wanted: true })
    const body = { login: 'demo.organiser', password }
    expect((await askThere('POST', '/api/v1/auth/login', { body })).status).toBe(200)
    expect(password).not.toBe(seeded.body.password)
    await house.kill('SIGTERM')
    await rm(empty, { recursive: true, force: true })
  })

  it('says what it is for when nothing is asked of it', async () => {
    expect(await runProgram({ DATA_DIR: directory }, ['seed'])).toMatchObject({
      status: 1,
      stderr: 'balai: balai seed --demo\n',
    })
  })
})
