import { addTicketType, checkIn, createEvent, issueTickets } from './box-office.ts'
import { expect, test } from './journey.ts'
import { addPerson, signIn } from './people.ts'

test('a ticket in the wallet shows a QR that the door takes, and then when and where it was used', async ({
  admin,
  house,
  openAs,
}) => {
  const guest = await addPerson(house, admin, { name: 'Sari Lestari' })
  const event = await createEvent(admin)
  const typeId = await addTicketType(admin, event)
  const [ticket] = await issueTickets(admin, event, {
    typeId,
    holders: [{ name: guest.name, username: guest.username }],
  })
  if (ticket === undefined) throw new Error('no ticket was issued')

  const page = await openAs(guest)
  await page.goto('/wallet')
  await page.getByRole('link', { name: event.title }).click()
  await expect(page.getByRole('img', { name: `QR code of ticket ${ticket.code}` })).toBeVisible()
  await expect(page.getByText(ticket.code, { exact: true })).toBeVisible()

  expect((await checkIn(admin, event, ticket, 'Utara')).result).toBe('admitted')
  await page.reload()
  await expect(page.getByText(/Used on .* at gate Utara/)).toBeVisible()
})

test('the wallet opens without network, with the tickets of the last visit', { tag: '@phone' }, async ({
  admin,
  house,
  openKept,
  faults,
}) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  const guest = await addPerson(house, admin)
  const event = await createEvent(admin, { title: 'Pentas Wayang' })
  const [ticket] = await issueTickets(admin, event, {
    holders: [{ name: guest.name, username: guest.username }],
  })
  if (ticket === undefined) throw new Error('no ticket was issued')

  const phone = await openKept()
  await signIn(phone.page.context(), house, guest)
  await phone.page.goto(`${house.url}/wallet`)
  await expect(phone.page.getByRole('link', { name: event.title })).toBeVisible()
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await phone.page.context().setOffline(true)

  await phone.page.goto(`${house.url}/wallet/${ticket.id}`)
  await expect(phone.page.getByRole('img', { name: `QR code of ticket ${ticket.code}` })).toBeVisible()
  await expect(phone.page.getByText('No network.', { exact: false }).first()).toBeVisible()

  await phone.page.goto(`${house.url}/wallet`)
  const asOf = phone.page.getByText(/these are your tickets as of/)
  await expect(asOf).toBeVisible()
  await phone.page.context().setOffline(false)
  await expect(asOf).toHaveCount(0)
})

test('logging out takes the copy of the wallet off the device', { tag: '@desktop' }, async ({
  admin,
  house,
  openAs,
}) => {
  const guest = await addPerson(house, admin)
  const event = await createEvent(admin)
  await issueTickets(admin, event, { holders: [{ name: guest.name, username: guest.username }] })
  const page = await openAs(guest)
  await page.goto('/wallet')
  await expect(page.getByRole('link', { name: event.title })).toBeVisible()

  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(page).toHaveURL(/\/log-in/)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('balai-account'))),
  ).toEqual([])
})
