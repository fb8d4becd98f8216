import { expectResult, openDoor, readLog, stageDoor, wedge } from './door-scenes.ts'
import { expect, test } from './journey.ts'

test('whoever logs out is told of scans that wait, which are sent after the next log-in', {
  tag: '@phone',
}, async ({ house, admin, openAs, faults }) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED/)
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await page.goto('/log-in')
  await openDoor(page, house, event, 'Utara')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await page.context().setOffline(true)
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'admitted', 'Checked on this device')

  await page.goto(`${house.url}/door`)
  const menu = page.getByRole('button', { name: `Menu of ${crew.name}` })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  const warning = page.getByRole('dialog', { name: '1 scan has not been sent' })
  await warning.getByRole('button', { name: 'Cancel' }).click()
  await expect(warning).toBeHidden()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await warning.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL(/\/log-in/)

  await page.context().setOffline(false)
  await page.getByLabel('Username or e-mail').fill(crew.username)
  await page.getByRole('textbox', { name: 'Password' }).fill(crew.password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect.poll(async () => (await readLog(admin, event)).length).toBe(1)
})
