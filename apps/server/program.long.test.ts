import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@balai/testing/api-client.ts'
import { freePort } from '@balai/testing/free-port.ts'
import { type RunningProgram, runProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let directory: string
let programs: RunningProgram[] = []

beforeEach(async () => {
  programs = []
  directory = await mkdtemp(join(tmpdir(), 'balai-program-'))
})
afterEach(async () => {
  for (const program of programs) await program.kill('SIGTERM')
  await rm(directory, { recursive: true, force: true })
})

async function start(environment: Record<string, string> = {}, args: string[] = []) {
  const program = await startProgram({ DATA_DIR: directory, ...environment }, args)
  programs.push(program)
  return { ...program, ask: createClient(program.url) }
}

const admin = { username: 'wayan', password: 'turmeric-lantern-9', role: 'admin' }
const run = (...args: string[]) => runProgram({ DATA_DIR: directory }, args)

describe('balai serve', () => {
  it('starts in an empty directory, and keeps a secret that only its owner can read', async () => {
    const { ask } = await start()
    expect((await ask('GET', '/health')).body).toMatchObject({ status: 'ok', service: 'identity-service' })
    expect((await ask('GET', '/ready')).status).toBe(200)
    expect((await ask('GET', '/')).headers.get('content-type')).toContain('text/html')
    expect((await stat(join(directory, 'jwt-secret'))).mode & 0o777).toBe(0o600)
  })

  it('finds everything again after kill -9, and the tokens it gave out are still good', async () => {
    const first = await start()
    const { access_token } = (await first.ask('POST', '/api/v1/auth/register', { body: admin })).body
    await first.kill('SIGKILL')
    const second = await start()
    expect((await second.ask('GET', '/api/v1/me', { token: access_token })).body).toMatchObject({
      username: 'wayan',
    })
  })

  it('says in one line that another one uses the directory', async () => {
    const { pid } = await start()
    const { status, stderr } = await runProgram({ DATA_DIR: directory }, ['serve'])
    expect(status).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`^balai: Another Balai \\(process ${pid}\\) is already using data directory .+\n$`),
    )
  })

  it.each([
    ['PORT', 'eighty'],
    ['JWT_SECRET', 'short'],
    ['HOUSE_TIMEZONE', 'Mars/Olympus'],
    ['HOUSE_TIMEZONE', '+07:00'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['TRUST_PROXY', 'nginx'],
  ])('says in one line that %s cannot be %s, without repeating a secret', async (name, value) => {
    const { status, stderr } = await runProgram({ DATA_DIR: directory, [name]: value }, ['serve'])
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^balai: The setting ${name} cannot be used: .+\n$`))
    if (name === 'JWT_SECRET') expect(stderr).not.toContain(value)
  })

  it('says in one line that its port is taken, or that its database does not answer', async () => {
    const taken = new URL((await start()).url).port
    const other = join(directory, 'other')
    const second = await runProgram({ DATA_DIR: other, PORT: taken }, ['serve'])
    expect(second).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^balai: .*address already in use.*\n$/),
    })
    const DATABASE_URL = `postgres://balai:the-password@127.0.0.1:${await freePort()}/balai`
    for (const command of ['serve', 'migrate']) {
      const { status, stderr } = await runProgram({ DATA_DIR: other, DATABASE_URL }, [command])
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/^balai: The database cannot be used: .+\n$/),
      ])
      expect(stderr).not.toContain('the-password')
    }
  })

  it('says in one line that its data directory is none', async () => {
    const file = join(directory, 'a file')
    await writeFile(file, '')
    const { status, stderr } = await runProgram({ DATA_DIR: file }, ['serve'])
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^balai: The setting DATA_DIR cannot be used: .+\n$/),
    ])
  })

  it('accepts tokens of the secret before a rotation, and signs with the new one', async () => {
    const [old, fresh] = ['o'.repeat(32), 'n'.repeat(32)] as const
    const before = await start({ JWT_SECRET: old })
    const { access_token } = (await before.ask('POST', '/api/v1/auth/register', { body: admin })).body
    await before.kill('SIGTERM')
    const rotated = await start({ JWT_SECRET: fresh, JWT_SECRET_PREVIOUS: old })
    expect((await rotated.ask('GET', '/api/v1/me', { token: access_token })).status).toBe(200)
    const again = (
      await rotated.ask('POST', '/api/v1/auth/login', { body: { login: 'wayan', password: admin.password } })
    ).body
    await rotated.kill('SIGTERM')
    const later = await start({ JWT_SECRET: fresh })
    expect((await later.ask('GET', '/api/v1/me', { token: again.access_token })).status).toBe(200)
    expect((await later.ask('GET', '/api/v1/me', { token: access_token })).status).toBe(401)
  })

  it('never prints a password, a token or a secret, whatever is logged', async () => {
    const program = await start({ LOG_LEVEL: 'trace' })
    const { access_token, refresh_token } = (
      await program.ask('POST', '/api/v1/auth/register', { body: admin })
    ).body
    await program.ask('GET', `/api/v1/me?token=${access_token}`, { token: access_token })
    await program.ask('POST', '/api/v1/auth/refresh', { body: { refresh_token } })
    await program.kill('SIGTERM')
    const secret = (await readFile(join(directory, 'jwt-secret'), 'utf8')).trim()
    expect(program.output()).toContain('/api/v1/auth/refresh')
    for (const hidden of [admin.password, access_token, refresh_token, secret]) {
      expect(program.output()).not.toContain(hidden)
    }
  })
})

describe('metrics', () => {
  it('says from the first scrape on how far behind the program is', async () => {
    const { ask } = await start({}, ['--no-worker'])
    // registering tells others of it, and nobody works here
    await ask('POST', '/api/v1/auth/register', { body: admin })
    const { body } = await ask('GET', '/metrics')
    expect(body).toMatch(/^balai_outbox_events [1-9]/m)
    expect(body).toMatch(/^balai_dead_letters 0/m)
  })
})

describe('the command line', () => {
  it('lets the operator in when nobody can log in, beside the running program', async () => {
    const { ask } = await start()
    const created = await run('user', 'create', 'ketut', '--role', 'admin')
    expect(created).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^ketut is admin now\. The password is \S+\n$/),
    })
    const password = created.stdout.trim().split(' ').at(-1)
    const logIn = (body: object) => ask('POST', '/api/v1/auth/login', { body })
    expect((await logIn({ login: 'ketut', password })).body.account.role).toBe('admin')

    const reset = await run('user', 'reset-password', 'ketut')
    expect((await logIn({ login: 'ketut', password })).status).toBe(401)
    expect((await logIn({ login: 'ketut', password: reset.stdout.trim().split(' ').at(-1) })).status).toBe(
      200,
    )
  })

  it('suspends at once, in the running program too', async () => {
    const { ask } = await start()
    const { access_token: token } = (await ask('POST', '/api/v1/auth/register', { body: admin })).body
    await ask('POST', '/api/v1/auth/register', { body: { username: 'made', password: 'another-lantern-3' } })
    const made = (
      await ask('POST', '/api/v1/auth/login', { body: { login: 'made', password: 'another-lantern-3' } })
    ).body
    expect((await ask('GET', '/api/v1/me', { token: made.access_token })).status).toBe(200)
    expect(await run('user', 'suspend', 'made')).toMatchObject({ status: 0 })
    expect((await ask('GET', '/api/v1/me', { token: made.access_token })).status).toBe(401)
    expect((await ask('GET', '/api/v1/me', { token })).status).toBe(200)
  })

  it('says what is wrong with a command in words, not in a stack', async () => {
    const nobody = await run('user', 'promote', 'nobody', 'admin')
    expect(nobody).toMatchObject({ status: 1, stderr: 'balai: Nobody has the username or e-mail nobody.\n' })
    expect((await run('user', 'promote')).stderr).toContain('balai user create LOGIN')
    expect((await run('migrate', '--sideways')).stderr).toContain("Unknown option '--sideways'")
    expect((await run('dance')).stderr).toContain('there is no command "dance"')
    expect((await run('serve', '--modules', 'kitchen')).stderr).toContain('there is no module "kitchen"')
  })

  it('prints in doctor what is set and what answers, but no secret', async () => {
    const secret = 's'.repeat(40)
    const { status, stdout } = await runProgram(
      { DATA_DIR: directory, JWT_SECRET: secret, UNDO_SECONDS: '60' },
      ['doctor'],
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/UNDO_SECONDS +60 +\(environment\)/)
    expect(stdout).toMatch(/ok +database: PostgreSQL \d+\.\d+, embedded, at the newest version/)
    expect(stdout).toContain('note  PUBLIC_URL is unset: letters carry no links')
    expect(stdout).not.toContain(secret)
  })
})
