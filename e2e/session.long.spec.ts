import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson, type Person, signIn } from './people.ts'
import { settle } from './visit.ts'

test('a deep link survives the log-in, and a wrong password keeps what was typed', async ({
  page,
  house,
  admin,
}) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  await page.goto('/profile')
  await expect(page).toHaveURL(/\/log-in\?to=/)
  await page.getByLabel('Username or e-mail').fill(member.username)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('alert')).toContainText('Wrong username, e-mail or password.')
  await expect(page.getByLabel('Username or e-mail')).toHaveValue(member.username)
  await expectAccessible(page, 'a refused log-in')
  await typePassword(page, member)
  await expect(page).toHaveURL(/\/profile$/)
  await expect(page.getByLabel('Display name')).toHaveValue('Ni Luh Ayu')
})

test('nobody is led to another site after the log-in', { tag: '@desktop' }, async ({
  page,
  house,
  admin,
}) => {
  const member = await addPerson(house, admin)
  for (const to of ['//evil.example/', '/\\evil.example', 'https://evil.example/']) {
    await page.goto(`/log-in?to=${encodeURIComponent(to)}`)
    await page.getByLabel('Username or e-mail').fill(member.username)
    await typePassword(page, member)
    await expect(page).toHaveURL(`${house.url}/`)
    await page.context().clearCookies()
    await page.evaluate(() => localStorage.removeItem('balai-account'))
  }
})

test('whoever was given a password chooses an own one, and goes on', { tag: '@phone' }, async ({
  page,
  admin,
}) => {
  const lent = { username: `made-${Date.now()}`, password: 'mangosteen-roof-5', locale: 'en' }
  await admin.ask('POST', '/api/v1/accounts', lent)
  await page.goto('/log-in?to=%2Fsecurity')
  await page.getByLabel('Username or e-mail').fill(lent.username)
  await typePassword(page, lent)
  await expect(page.getByRole('heading', { name: 'Choose a password of your own' })).toBeVisible()
  await expectAccessible(page, 'the choice of an own password')
  await page.getByLabel('New password').fill('rambutan-cloud-71')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('heading', { name: 'Security' })).toBeVisible()
  await expect(page.getByText('This device')).toBeVisible()
})

test('a reload asks for no password', async ({ house, admin, openAs }) => {
  const page = await openAs(await addPerson(house, admin, { name: 'Ni Luh Ayu' }))
  await page.goto(`${house.url}/profile`)
  for (const _ of [1, 2, 3]) {
    await expect(page.getByLabel('Display name')).toHaveValue('Ni Luh Ayu')
    await page.reload()
  }
  await expect(page.getByLabel('Display name')).toHaveValue('Ni Luh Ayu')
})

test('two tabs that start at once share the session', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const first = await openAs(await addPerson(house, admin, { name: 'Ni Luh Ayu' }))
  const second = await first.context().newPage()
  for (const _ of [1, 2]) {
    await Promise.all([first, second].map((page) => page.goto(`${house.url}/profile`)))
    for (const page of [first, second]) {
      await expect(page.getByLabel('Display name')).toHaveValue('Ni Luh Ayu')
    }
  }
})

test('logging out in one tab logs the others out, and logging in brings them along', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  const first = await openAs(member)
  const second = await first.context().newPage()
  for (const page of [first, second]) await page.goto(`${house.url}/profile`)
  await menu(first, 'Log out')
  for (const page of [first, second])
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  const other = await addPerson(house, admin, { name: 'Ketut Arya' })
  await first.getByLabel('Username or e-mail').fill(other.username)
  await typePassword(first, other)
  // the other tab was on its way to the profile
  await expect(second.getByLabel('Display name')).toHaveValue('Ketut Arya')
})

test('another person who logs in in one tab takes the others along, and sees nothing of before', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const first = await openAs(await addPerson(house, admin, { name: 'Ni Luh Ayu' }))
  await first.goto(`${house.url}/profile`)
  await first.getByLabel('Display name').fill('Half typed')
  const other = await addPerson(house, admin, { name: 'Ketut Arya' })
  const second = await first.context().newPage()
  await signIn(first.context(), house, other)
  await second.goto(`${house.url}/log-in`)
  await second.evaluate(
    (id) => new BroadcastChannel('balai-session').postMessage({ kind: 'in', accountId: id }),
    other.id,
  )
  await expect(first.getByRole('button', { name: 'Menu of Ketut Arya' })).toBeVisible()
  await expect(first).toHaveURL(`${house.url}/`)
})

test('a session that was ended elsewhere opens the log-in over the page, and nothing typed is lost', async ({
  house,
  admin,
  openAs,
}) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  const page = await openAs(member)
  await page.goto(`${house.url}/profile`)
  await page.getByLabel('Display name').fill('Ayu of the hall')
  await member.ask('DELETE', '/api/v1/me/sessions')
  await page.getByRole('button', { name: 'Save' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page, 'the log-in over the page')
  await dialog.getByLabel('Password', { exact: true }).fill('wrong one')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Password', { exact: true }).fill(member.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden()
  // what was asked for before was done after
  await expect(page.getByText('Saved')).toBeVisible()
  await expect(page.getByLabel('Display name')).toHaveValue('Ayu of the hall')
  const { body } = await member.ask('GET', '/api/v1/me')
  expect(body.display_name).toBe('Ayu of the hall')
})

test('what one person asked for is never done as another', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  const other = await addPerson(house, admin, { name: 'Ketut Arya' })
  const page = await openAs(member)
  await page.goto(`${house.url}/profile`)
  await page.getByLabel('Display name').fill('Ayu of the hall')
  await admin.ask('DELETE', `/api/v1/accounts/${member.id}/sessions`)
  await page.getByRole('button', { name: 'Save' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Username or e-mail').fill(other.username)
  await dialog.getByLabel('Password', { exact: true }).fill(other.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL(`${house.url}/`)
  await page.goto(`${house.url}/profile`)
  await expect(page.getByLabel('Display name')).toHaveValue('Ketut Arya')
})

test('a session that is ended from another browser is over on the next click', async ({
  house,
  admin,
  openAs,
}) => {
  const member = await addPerson(house, admin)
  const [here, there] = [await openAs(member), await openAs(member)]
  await there.goto(`${house.url}/`)
  await here.goto(`${house.url}/security`)
  await here
    .getByRole('button', { name: /^End the session on/ })
    .first()
    .click()
  await expect(here.getByRole('button', { name: 'End all others' })).toBeVisible()
  await here.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await here.getByRole('button', { name: 'End all others' }).click()
  await here.getByRole('dialog').getByRole('button', { name: 'End the others' }).click()
  await expect(here.getByRole('button', { name: /^End the session on/ })).toHaveCount(0)
  await there.getByRole('link', { name: 'My tickets' }).first().click()
  await expect(there.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
  await there.getByRole('button', { name: 'Leave this page' }).click()
  await expect(there.getByRole('heading', { name: 'Log in' })).toBeVisible()
  // this one goes on
  await here.reload()
  await expect(here.getByText('This device')).toBeVisible()
})

test('logging out everywhere ends this browser too, on the server as well', async ({
  house,
  admin,
  openAs,
}) => {
  const member = await addPerson(house, admin)
  const page = await openAs(member)
  await page.goto(`${house.url}/security`)
  await page.getByRole('button', { name: 'Log out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  const { body } = await member.ask('GET', '/api/v1/me/sessions')
  // what is left is the one that asked just now
  expect(body.data).toHaveLength(1)
})

test('somebody who is suspended is out on the next click, and told why', async ({ house, admin, openAs }) => {
  const member = await addPerson(house, admin)
  const page = await openAs(member)
  await page.goto(`${house.url}/`)
  await settle(page)
  await admin.ask('PATCH', `/api/v1/accounts/${member.id}`, { status: 'suspended' })
  await page.getByRole('link', { name: 'My tickets' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByLabel('Password', { exact: true }).fill(member.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog.getByRole('alert')).toContainText('suspended')
})

test('whoever lost a role loses its pages on the next click', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const second = await addPerson(house, admin, { role: 'admin' })
  const page = await openAs(second)
  await page.goto(`${house.url}/`)
  await expect(page.getByRole('link', { name: 'Audit log' })).toBeVisible()
  await admin.ask('PATCH', `/api/v1/accounts/${second.id}`, { role: 'member' })
  await page.getByRole('link', { name: 'Audit log' }).click()
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  await expect(page).toHaveURL(`${house.url}/`)
})

test('a server that is away logs nobody out, and is not stormed', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
  faults,
}) => {
  faults.expect(/ERR_CONNECTION_REFUSED|ERR_FAILED|answer: 503|status of 503/)
  const page = await openAs(await addPerson(house, admin, { name: 'Ni Luh Ayu' }))
  await page.goto(`${house.url}/profile`)
  await expect(page.getByLabel('Display name')).toBeVisible()
  let refreshes = 0
  let refusal: 'away' | 'busy' | null = 'away'
  await page.context().route('**/api/v1/auth/refresh', async (route) => {
    refreshes += 1
    if (refusal === 'away') return await route.abort('connectionrefused')
    if (refusal === 'busy') return await route.fulfill({ status: 503, body: 'busy' })
    return await route.continue()
  })
  await page.reload()
  await expect(page.getByLabel('Display name')).toHaveValue('Ni Luh Ayu')
  await page.getByRole('link', { name: 'My tickets' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  refusal = 'busy'
  await page.reload()
  await expect(page.getByRole('button', { name: 'Menu of Ni Luh Ayu' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(refreshes).toBeLessThan(20)
  refusal = null
  await page.goto(`${house.url}/security`)
  await expect(page.getByText('This device')).toBeVisible()
})

test('a log-out without network is made good when the network is back', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
  faults,
}) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED/)
  const member = await addPerson(house, admin)
  const page = await openAs(member)
  await page.goto(`${house.url}/profile`)
  await expect(page.getByLabel('Display name')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await page.context().setOffline(true)
  await menu(page, 'Log out')
  await expect(page.getByRole('button', { name: /^Menu of/ })).toHaveCount(0)
  const sent = page.waitForResponse(/auth\/logout/)
  await page.context().setOffline(false)
  expect((await sent).status()).toBe(204)
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('balai_refresh')
})

async function typePassword(page: Page, { password }: Pick<Person, 'password'>): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

async function menu(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: choice }).click()
}
