import { createEvent } from './box-office.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'

test('a browser that keeps nothing shows what is on, and lets people in', { tag: '@phone' }, async ({
  page,
  house,
  admin,
}) => {
  const event = await createEvent(admin, { startsIn: 1 })
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  await page.addInitScript(forbidKeeping)
  await page.goto(`${house.url}/events/${event.id}`)
  await expect(page.getByRole('heading', { level: 1, name: event.title })).toBeVisible()
  await page.getByRole('link', { name: 'Log in' }).first().click()
  await page.getByLabel('Username or e-mail').fill(member.username)
  await page.getByLabel('Password', { exact: true }).fill(member.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('button', { name: 'Menu of Ni Luh Ayu' })).toBeVisible()
})

/** Runs in the page, as "block all cookies" does it. */
function forbidKeeping(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse })
  Object.defineProperty(window, 'BroadcastChannel', { value: refuse })
}

test('what needs https is missed by no organiser', { tag: '@desktop' }, async ({ admin, openAs }) => {
  const event = await createEvent(admin)
  const page = await openAs(admin)
  await page.addInitScript(takeWhatNeedsHttps)
  await page.goto(`/events/${event.id}/organise/ticket-types`)
  await page.getByRole('button', { name: 'Add ticket type' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Umum')
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && /ticket-types$/.test(request.url()),
  )
  await page.getByRole('dialog').getByRole('button', { name: 'Add ticket type' }).click()
  expect((await sent).headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
  await expect(page.getByRole('row', { name: /Umum/ })).toBeVisible()
})

/** Runs in the page: what browsers give to secure contexts alone. */
function takeWhatNeedsHttps(): void {
  Object.defineProperty(crypto, 'randomUUID', { value: undefined })
  Object.defineProperty(crypto, 'subtle', { value: undefined })
  for (const name of ['locks', 'clipboard', 'serviceWorker'])
    Object.defineProperty(Navigator.prototype, name, { get: () => undefined })
}
