import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expectResult, typeCode, watchResults } from './door-scenes.ts'
import type { House } from './house.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { settle } from './visit.ts'

test.use({ empty: true })

const password = 'turmeric-lantern-9'

for (const path of ['/', '/log-in', '/register', '/wallet']) {
  test(`an empty house leads whoever comes first from ${path} to the first account`, {
    tag: '@phone',
  }, async ({ page }) => {
    await page.goto(path)
    await expect(page).toHaveURL(/\/welcome$/)
    await settle(page)
    await expectWholePage(page)
    await expectAccessible(page)
  })
}

test('from the first start to the first check-in', async ({ page, house }) => {
  await watchResults(page)
  await page.goto('/')
  await page.getByLabel('Your name').fill('Wayan Sudarma')
  await page.getByLabel('Username').fill('wayan')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create the admin account' }).click()
  // the server's own words at the field, and nothing typed is lost
  await expect(page.getByText('A password has at least 8 characters.')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('wayan')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create the admin account' }).click()

  await expect(page.getByRole('heading', { name: 'You are in, Wayan Sudarma' })).toBeVisible()
  await expectAccessible(page, 'the offer of demo data')
  await page.getByRole('button', { name: 'Look around with demo data' }).dblclick()
  const shown = page.getByLabel('Password of all demo people')
  await expect(shown).toBeVisible({ timeout: 30_000 })
  const demoPassword = await shown.inputValue()
  await expect(page.getByText(/3 events, 2,000 tickets/)).toBeVisible()
  await expectWholePage(page)
  await expectAccessible(page, 'the demo people')
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await expect(page.getByRole('link', { name: /Pekan Raya Balai/ }).first()).toBeVisible()

  const code = await findCode(house)
  await logOut(page)
  await logIn(page, 'demo.crew1', demoPassword)
  // the page speaks the language of whoever logs in
  await page.getByRole('button', { name: /^Menu/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Door' }).click()
  // each event shows its gates once its pack has come, whichever comes first
  const onNow = page.locator('section', { has: page.getByRole('heading', { name: 'Pekan Raya Balai' }) })
  await onNow
    .getByRole('link', { name: /^Gate / })
    .first()
    .click()
  await typeCode(page, code)
  await expectResult(page, 'admitted', 'Welcome')
})

test('whoever comes second at the first start is told so, and logs in', { tag: '@desktop' }, async ({
  page,
  house,
  openAs,
}) => {
  const second = await openAs(null)
  for (const each of [page, second]) {
    await each.goto(`${house.url}/welcome`)
    await each.getByLabel('Username').fill(each === page ? 'wayan' : 'ketut')
    await each.getByLabel('Password', { exact: true }).fill(password)
  }
  await page.getByRole('button', { name: 'Create the admin account' }).click()
  await expect(page.getByRole('button', { name: 'Look around with demo data' })).toBeVisible()
  await second.getByRole('button', { name: 'Create the admin account' }).click()
  await expect(
    second.getByRole('heading', { name: 'This house has its first account already' }),
  ).toBeVisible()
  await second.getByRole('main').getByRole('link', { name: 'Log in' }).click()
  await expect(second).toHaveURL(/\/log-in$/)

  await page.getByRole('link', { name: 'Start empty' }).click()
  await expect(page).toHaveURL(`${house.url}/`)
})

/** Of a ticket for the event whose doors are open, by the admin's own way. */
async function findCode(house: House): Promise<string> {
  const { body } = await house.ask('POST', '/api/v1/auth/login', { body: { login: 'wayan', password } })
  const token: string = body.access_token
  const { body: events } = await house.ask('GET', '/api/v1/events?q=Pekan', { token })
  const path = `/api/v1/events/${events.data[0].id}/tickets?limit=200`
  const { body: tickets } = await house.ask('GET', path, { token })
  const isFresh = (ticket: { status: string; admission: unknown }) =>
    ticket.status === 'valid' && ticket.admission === null
  const fresh = tickets.data.find(isFresh)
  return fresh.code
}

async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Menu of / }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
}

async function logIn(page: Page, login: string, secret: string): Promise<void> {
  await page.getByLabel('Username or e-mail').fill(login)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('button', { name: /^Menu / })).toBeVisible()
}
