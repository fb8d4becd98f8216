import { randomBytes } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import type { House } from './house.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { addPerson, type Person } from './people.ts'

test('an admin adds somebody, gives them a role, and finds them', async ({ house, admin, openAs }) => {
  const page = await openAs(admin)
  const username = `ketut-${randomBytes(3).toString('hex')}`
  await page.goto(`${house.url}/admin/people`)
  await page.getByRole('button', { name: 'Add a person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Ketut Arya')
  await dialog.getByLabel('Username').fill(username)
  await dialog.getByLabel('With a password that I tell them').check()
  await dialog.getByLabel('First password').fill('12345678')
  await expectAccessible(page, 'the form of a new person')
  await dialog.getByRole('button', { name: 'Add the person' }).click()
  await expect(dialog.getByText(/sequence|guess|first/).last()).toBeVisible()
  await dialog.getByLabel('First password').fill('mangosteen-roof-5')
  await dialog.getByRole('button', { name: 'Add the person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ketut Arya' })).toBeVisible()
  await expect(page.getByText('Password to be changed')).toBeVisible()

  await page.getByRole('button', { name: 'Change the role' }).click()
  await page.getByRole('dialog').getByLabel('Committee').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save the role' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(fact(page, 'Role')).toHaveText('Committee')

  await page.getByRole('link', { name: 'What the audit log says' }).click()
  await expect(page.getByRole('cell', { name: 'Role changed' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Account made' })).toBeVisible()
  await expectWholePage(page)

  await page.goto(`${house.url}/admin/people?role=committee`)
  await page.getByRole('searchbox').fill(username)
  await expect(page).toHaveURL(new RegExp(`q=${username}`))
  await expect(page.getByRole('link', { name: 'Ketut Arya' })).toHaveCount(1)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Ketut Arya' })).toHaveCount(1)
  await page.getByRole('searchbox').fill('nobody-is-called-so')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(/\/admin\/people$/)
})

test('the list is sorted by the server', { tag: '@desktop' }, async ({ house, admin, openAs }) => {
  const mark = randomBytes(3).toString('hex')
  for (const name of ['Bayu', 'Citra', 'Adi']) await addPerson(house, admin, { name: `${mark} ${name}` })
  const page = await openAs(admin)
  await page.goto(`${house.url}/admin/people?q=${mark}`)
  const names = page.getByRole('table').getByRole('link')
  await expect(names).toHaveText(['Adi', 'Citra', 'Bayu'].map((name) => `${mark} ${name}`))
  await page.getByRole('button', { name: 'Name' }).click()
  await expect(names).toHaveText(['Adi', 'Bayu', 'Citra'].map((name) => `${mark} ${name}`))
  await page.getByRole('button', { name: 'Name' }).click()
  await expect(names).toHaveText(['Citra', 'Bayu', 'Adi'].map((name) => `${mark} ${name}`))
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')
})

test('an admin suspends somebody and lets them in again', async ({ house, admin, openAs }) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  const theirs = await openAs(member)
  await theirs.goto(`${house.url}/`)
  const page = await openAs(admin)
  await page.goto(`${house.url}/admin/people/${member.id}`)
  await page.getByRole('button', { name: 'Suspend' }).click()
  const dialog = page.getByRole('dialog', { name: 'Suspend Ni Luh Ayu?' })
  await expectAccessible(page, 'the question before a suspension')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await expect(dialog).toBeHidden()
  await expect(fact(page, 'Status')).toContainText('Suspended')
  await theirs.getByRole('link', { name: 'Events' }).first().click()
  await expect(theirs.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()

  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(fact(page, 'Status')).toContainText('Active')
  const again = theirs.getByRole('dialog')
  await again.getByLabel('Password', { exact: true }).fill(member.password)
  await again.getByRole('button', { name: 'Log in' }).click()
  await expect(again).toBeHidden()
})

test('an admin resets a password, and logs somebody out everywhere', async ({ house, admin, openAs }) => {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu' })
  await openAs(member)
  const page = await openAs(admin)
  await page.goto(`${house.url}/admin/people/${member.id}`)
  await expect(page.getByRole('cell', { name: /Chrome on/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Log out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click()
  await expect(page.getByText('Nobody is logged in.')).toBeVisible()

  await page.getByRole('button', { name: 'Reset the password' }).click()
  const dialog = page.getByRole('dialog')
  // without an e-mail there is no letter
  await expect(dialog.getByLabel('By a letter with a link')).toBeDisabled()
  await dialog.getByLabel('First password').fill('mangosteen-roof-5')
  await dialog.getByRole('button', { name: 'Set the password' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Password to be changed')).toBeVisible()
  const theirs = await openAs(null)
  await logIn(theirs, house, { ...member, password: 'mangosteen-roof-5' })
  await expect(theirs.getByRole('heading', { name: 'Choose a password of your own' })).toBeVisible()
})

test('the last admin cannot step down silently, and is told why not', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const page = await openAs(admin)
  await page.goto(`${house.url}/admin/people/${admin.id}`)
  await page.getByRole('button', { name: 'Change the role' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Member').check()
  await expect(dialog.getByRole('alert')).toContainText('This is you.')
  await dialog.getByRole('button', { name: 'Give up being admin' }).click()
  await expect(dialog.getByText('This is the last active admin. Make another one first.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByRole('dialog')).toContainText('This is your own account.')
})

test('an API key is shown once, works, and is refused after it was revoked', async ({
  house,
  admin,
  openAs,
}) => {
  const page = await openAs(admin)
  const name = `Gate ${randomBytes(3).toString('hex')}`
  await page.goto(`${house.url}/admin/api-keys`)
  await page.getByRole('button', { name: 'Make a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText('Choose at least one.')).toBeVisible()
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('See events').check()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  const key = await dialog.getByLabel('API key').inputValue()
  await expectAccessible(page, 'a key that is shown once')
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  const use = async () => (await house.ask('GET', '/api/v1/events', { headers: { 'x-api-key': key } })).status
  expect(await use()).toBe(200)
  await expect(page.getByText(key)).toHaveCount(0)
  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: `Revoke ${name}` })).toHaveCount(0)
  expect(await use()).toBe(401)
})

test('members do not see what is for admins', { tag: '@phone' }, async ({ house, admin, openAs }) => {
  const page = await openAs(await addPerson(house, admin))
  for (const path of ['/admin/people', '/admin/api-keys', '/admin/audit-log']) {
    await page.goto(house.url + path)
    await expect(page).toHaveURL(`${house.url}/`)
  }
})

const fact = (page: Page, name: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition')

async function logIn(page: Page, house: House, { username, password }: Person): Promise<void> {
  await page.goto(`${house.url}/log-in`)
  await page.getByLabel('Username or e-mail').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}
