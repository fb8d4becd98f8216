import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import type { ModuleName } from './hosted-modules.ts'
import { serveWeb } from './serve-web.ts'
import { type Program, startProgram } from './wiring.ts'

/** The program over a web app of a few lines: what is promised here is the serving, and a real build takes long. */
let directory: string
let programs: Program[] = []
let url: string

const html = '<!doctype html><title>Balai</title><script type="module" src="/assets/app-1f2e.js"></script>'
const script = `console.log(${JSON.stringify('balai '.repeat(400))})`
// the code of an event may have a dot
const pages = ['/', '/events/0198c8f0/door', '/events/pesta.malam', '/admin/people?sort=name']
const asBrowser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-web-'))
  const web = join(directory, 'web')
  await writeFile(join(directory, 'beside.js'), 'a secret')
  await plant(web, {
    'index.html': html,
    'sw.js': 'self.skipWaiting()',
    'manifest.webmanifest': '{"name":"Balai"}',
    '.built-from': 'a hash',
    'icons/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/app-1f2e.js': script,
    'assets/app-1f2e.js.br': brotliCompressSync(script),
    'assets/app-1f2e.js.gz': gzipSync(script),
    'assets/plain-3a4b.js': 'alert(1)',
    'assets/.hidden.js': 'a secret',
  })
  url = await start(web, ['identity', 'attendance'])
})
afterAll(async () => {
  for (const program of programs) await program.stop()
  programs = []
  await rm(directory, { recursive: true, force: true })
})

async function plant(folder: string, files: Record<string, string | Buffer>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

async function start(web: string, modules: ModuleName[]): Promise<string> {
  const DATA_DIR = join(directory, `data-${programs.length}`)
  const config = await readConfig({ DATA_DIR, PORT: '0', LOG_LEVEL: 'silent' })
  const program = await startProgram(config, { modules: new Set(modules), http: true, worker: false, web })
  programs.push(program)
  return program.url ?? ''
}

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url + path, { method, headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual' })

/** As it is: `fetch` would tidy the path up, and ask for no 304. */
async function askRaw(path: string, headers: Record<string, string> = asBrowser) {
  const { hostname, port } = new URL(url)
  const asked = httpRequest({ hostname, port, path, headers }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode
}

describe('a browser', () => {
  it.each(pages)('gets the app at %s', async (path) => {
    const answer = await ask(path, asBrowser)
    expect([answer.status, await answer.text()]).toEqual([200, html])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('permissions-policy')).toContain('camera=(self)')
    expect(answer.headers.get('content-security-policy')).toMatch(
      /manifest-src 'self';.*media-src 'self' blob:;.*script-src 'self';/,
    )
    const head = await ask(path, asBrowser, 'HEAD')
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([
      200,
      answer.headers.get('etag'),
      '',
    ])
  })

  it('is told with 304 that it has the newest page, worker and manifest', async () => {
    for (const path of ['/', '/tickets', '/sw.js', '/manifest.webmanifest', '/icons/icon.svg']) {
      const first = await ask(path, asBrowser)
      expect([path, first.status, first.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
      const etag = first.headers.get('etag') ?? ''
      expect([path, await askRaw(path, { ...asBrowser, 'if-none-match': etag })]).toEqual([path, 304])
    }
  })

  it('keeps for ever what is named after its content', async () => {
    const { headers, status } = await ask('/assets/app-1f2e.js')
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(headers.get('content-type')).toMatch(/javascript; charset=utf-8$/)
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('that accepts %s gets what the build compressed', async (accepted, encoding) => {
    const answer = await ask('/assets/app-1f2e.js', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(answer.headers.get('content-type')).toMatch(/javascript; charset=utf-8$/)
    expect(await answer.text()).toBe(script)
    const plain = await ask('/assets/plain-3a4b.js', { 'accept-encoding': accepted })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'alert(1)'])
  })

  it('may load a page of many files, which no limit counts and no log tells of', async () => {
    const { app, lines } = await createBareApp({ rateLimits: { kind: 'on', perAddress: 2 } })
    await serveWeb(app, join(directory, 'web'))
    for (const path of ['/', '/sw.js', '/icons/icon.svg', '/assets/app-1f2e.js', '/assets/plain-3a4b.js']) {
      expect([path, (await app.inject(path)).statusCode]).toEqual([path, 200])
    }
    expect(lines.filter(({ msg, level }) => msg === 'request' && level !== 'debug')).toEqual([])
    await app.close()
  })
})

describe('what is not there', () => {
  it.each([
    ['/assets/gone-0000.js', 404],
    ['/favicon.gone.ico', 404],
    ['/api/v1/nothing', 404],
    ['/api', 404],
    ['/docs/nothing', 404],
    ['/assets', 404],
    ['/auth/login', 405],
  ])('is a problem and never the page: %s', async (path, status) => {
    const answer = await ask(path, asBrowser)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringMatching(/json/),
    ])
    expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable')
  })

  it.each(['*/*', 'application/json', ''])('is a problem for programs, which accept "%s"', async (accept) => {
    const answer = await ask('/events/0198c8f0/door', { accept })
    expect(await answer.json()).toMatchObject({ status: 404, code: 'route_not_found' })
  })

  it('is a problem for whoever does more than look', async () => {
    expect((await ask('/events/new', asBrowser, 'POST')).status).toBe(404)
    const wrong = await ask('/assets/app-1f2e.js', asBrowser, 'DELETE')
    expect(wrong.status).toBe(404)
    expect((await ask('/sw.js', asBrowser, 'POST')).status).toBe(405)
  })

  it.each([
    '/assets/../../beside.js',
    '/assets/%2e%2e/%2e%2e/beside.js',
    '/assets/..%2f..%2fbeside.js',
    '/assets/..%5c..%5cbeside.js',
    '/assets//etc/passwd',
    '/assets/%2fetc/passwd',
    '/assets/./app-1f2e.js',
    '/assets/.hidden.js',
    '/.built-from',
    '/icons/../.built-from',
    '/.git/config',
    '/../beside.js',
  ])('or is none of theirs: %s', async (path) => {
    expect(await askRaw(path)).toBe(404)
  })
})

describe('without a web app', () => {
  it.each([
    ['that is built', 'nowhere', ['identity', 'attendance'] as ModuleName[]],
    ['because identity lives elsewhere', 'web', ['attendance'] as ModuleName[]],
  ])('%s / leads to the docs', async (_, folder, modules) => {
    const host = await start(join(directory, folder), modules)
    const { status, headers } = await fetch(host, { redirect: 'manual', headers: asBrowser })
    expect([status, headers.get('location')]).toEqual([302, '/docs'])
    const deep = await fetch(`${host}/tickets`, { headers: asBrowser })
    expect(deep.status).toBe(404)
  })
})
