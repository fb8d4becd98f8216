import { expect, test } from './journey.ts'

test('a browser that is killed finds its profile again, on the same screen', { tag: '@phone' }, async ({
  openKept,
}) => {
  const first = await openKept()
  await first.page.goto('/docs')
  await first.page.evaluate(async () => await (await caches.open('kept')).put('/scan', new Response('one')))
  await first.kill()
  const { page } = await first.reopen()
  await page.goto('/docs')
  expect(await page.evaluate(async () => await (await caches.match('/scan'))?.text())).toBe('one')
  expect(page.viewportSize()).toEqual({ width: 390, height: 844 })
})
