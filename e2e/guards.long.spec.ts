import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base, expect } from '@playwright/test'
import { watchFaults } from './guards.ts'

const test = base.extend<{ serve: (listener: RequestListener) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  serve: async ({}, use) => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    await use(async (listener) => {
      server.on('request', listener)
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    server.closeAllConnections()
    server.close()
  },
})

const pageWith = (script: string, policy = ''): RequestListener => {
  const types = { '/': 'text/html', '/script.js': 'text/javascript' }
  return ({ url = '' }, response) => {
    if (url === '/broken') return response.writeHead(502).end()
    const type = types[url as keyof typeof types]
    if (type === undefined) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) })
    response.end(
      url === '/'
        ? '<title>.</title><link rel="icon" href="data:,"><script src="/script.js"></script>'
        : script,
    )
  }
}

const faulty: [string, string, RegExp][] = [
  ['an error on the console', `console.error('no such key')`, /^console: no such key/],
  ['an error that nobody caught', `throw new Error('oh no')`, /^uncaught: Error: oh no/],
  ['a promise that nobody caught', `Promise.reject(new Error('oh no'))`, /^uncaught: Error: oh no/],
  [
    'another host',
    `fetch('http://127.0.0.1:9/').catch(() => {})`,
    /^foreign host: http:\/\/127\.0\.0\.1:9\//,
  ],
  ['an answer of 502', `fetch('/broken')`, /^answer: 502 to GET /],
  ['an image that is missing', `new Image().src = '/none.png'`, /^part missing: 404 to GET .*none\.png/],
]

for (const [what, script, sentence] of faulty)
  test(`the guards see ${what}, unless the journey expects it`, { tag: '@desktop' }, async ({
    page,
    context,
    serve,
  }) => {
    const url = await serve(pageWith(script))
    const faults = watchFaults(url)
    faults.watch(context)
    await page.goto(url)
    await expect.poll(() => faults.list()).toContainEqual(expect.stringMatching(sentence))
    faults.expect(sentence, /^console: Failed to load resource/)
    expect(faults.list()).toEqual([])
  })

const inlineScript = `document.head.append(Object.assign(document.createElement('script'), { text: '1' }))`

test('the guards see a breach of the content security policy', { tag: '@desktop' }, async ({
  page,
  context,
  serve,
}) => {
  const url = await serve(pageWith(inlineScript, `script-src 'self'`))
  const faults = watchFaults(url)
  faults.watch(context)
  await page.goto(url)
  await expect.poll(() => faults.list()).toContainEqual(expect.stringContaining('Content Security Policy'))
})

test('the guards let an API refuse', { tag: '@desktop' }, async ({ page, context, serve }) => {
  const url = await serve(pageWith(`fetch('/no-such').then(() => { document.title = 'refused' })`))
  const faults = watchFaults(url)
  faults.watch(context)
  await page.goto(url)
  await expect(page).toHaveTitle('refused')
  expect(faults.list()).toEqual([])
})
