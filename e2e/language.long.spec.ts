import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { addPerson } from './people.ts'

test('the page speaks as the browser does, until somebody chooses', async ({ openAs, house }) => {
  const page = await openAs(null, { locale: 'id-ID' })
  await page.goto(`${house.url}/log-in`)
  await expect(page.getByRole('heading', { name: 'Masuk' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
  await page.getByRole('button', { name: 'Bahasa dan warna' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('refusals are in the language of the page', { tag: '@phone' }, async ({ openAs, house }) => {
  const page = await openAs(null, { locale: 'id-ID' })
  await page.goto(`${house.url}/register`)
  await page.getByLabel('Nama pengguna').fill('x')
  await page.getByLabel('Kata sandi', { exact: true }).fill('turmeric-lantern-9')
  await page.getByRole('button', { name: 'Buat akun saya' }).click()
  await expect(page.getByText(/^Nama pengguna terdiri dari 3 sampai 50/)).toBeVisible()
  await page.goto(`${house.url}/log-in`)
  await page.getByLabel('Nama pengguna atau e-mail').fill('x')
  await page.getByLabel('Kata sandi', { exact: true }).fill('salah')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('alert')).toContainText('kata sandi salah')
})

test('the language of a profile is that of its owner on every device', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const member = await addPerson(house, admin)
  const page = await openAs(member)
  await page.goto(`${house.url}/profile`)
  await page.getByText('Bahasa Indonesia').click()
  await expect(page.getByRole('heading', { name: 'Profil' })).toBeVisible()
  await expectWholePage(page)
  const other = await openAs(null)
  await other.goto(`${house.url}/log-in`)
  await other.getByLabel('Username or e-mail').fill(member.username)
  await other.getByLabel('Password', { exact: true }).fill(member.password)
  await other.getByRole('button', { name: 'Log in' }).click()
  await expect(other.getByRole('link', { name: 'Beranda' }).first()).toBeVisible()
})

test('light and dark are kept, and both can be read', async ({ openAs, house }) => {
  const page = await openAs(null, { colorScheme: 'light' })
  await page.goto(`${house.url}/log-in`)
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
  expect(await scheme()).toBe('light')
  await page.getByRole('button', { name: 'Language and colours' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await expect.poll(scheme).toBe('dark')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  expect(await scheme()).toBe('dark')
  await expectAccessible(page, 'the dark log-in')
})
