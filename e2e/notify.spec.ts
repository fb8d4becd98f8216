import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { confirmAddress, letterTo } from './mailbox.ts'
import { addPerson } from './people.ts'
import { openReceiver } from './receiver.ts'
import { reserveInHours } from './reservation-scenes.ts'
import { openArea } from './seat-scenes.ts'
import { settle } from './visit.ts'

const bell = (page: Page, unread: number) =>
  page.getByRole('button', {
    name: unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`,
    exact: true,
  })

test('the bell rings in every tab while one of them listens, and is silent once it is read', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const member = await addPerson(house, admin)
  const first = await openAs(member)
  const streams: string[] = []
  first.context().on('request', (request) => {
    if (request.url().endsWith('/notifications/live')) streams.push(request.url())
  })
  await first.goto('/')
  await expect(bell(first, 0)).toBeVisible()
  await expect.poll(() => streams.length).toBe(1)
  const second = await first.context().newPage()
  await second.goto('/events')
  await expect(bell(second, 0)).toBeVisible()

  const reservationId = await reserveInHours(member, area, 0, 2)
  for (const page of [first, second]) await expect(bell(page, 1)).toBeVisible()
  await expect(second.getByRole('status').filter({ hasText: '1 unread' })).toBeAttached()
  expect(streams, 'streams of both tabs').toHaveLength(1)

  await bell(second, 1).click()
  const newest = second.getByRole('dialog', { name: 'Notifications' })
  const news = newest.getByRole('link', { name: `Reservation confirmed: seat ${area.seats[0]?.number}` })
  await expect(news).toBeVisible()
  await settle(second)
  await expectAccessible(second, 'the newest below the bell')
  await news.click()
  await expect(second).toHaveURL(new RegExp(`/reservations/${reservationId}$`))
  await expect(bell(first, 0)).toBeVisible()

  // whoever listened goes, and the other goes on
  await second.goto('/events')
  await first.close()
  await expect.poll(() => streams.length).toBe(2)
  await reserveInHours(member, area, 0, 4)
  await expect(bell(second, 1)).toBeVisible()
})

test('a member reads what came, and ends letters of a kind among the settings and by a letter', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const member = await addPerson(house, admin)
  const address = `${member.username}@balai.test`
  const page = await openAs(member)
  await page.goto('/notifications/preferences')
  await expect(page.getByText('You have not given an e-mail, so no letters reach you.')).toBeVisible()
  await confirmAddress(house, admin, member, address)
  await reserveInHours(member, area, 0, 2)

  await page.goto('/')
  await page.getByRole('link', { name: 'Notifications, 1 unread' }).click()
  await expect(page.getByRole('region', { name: 'Today' })).toContainText(`seat ${area.seats[0]?.number}`)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  await page.getByText('Unread', { exact: true }).click()
  await expect(page.getByText('You have read everything.')).toBeVisible()

  await page.getByRole('link', { name: 'Settings' }).click()
  const emails = (kind: string) => page.getByRole('checkbox', { name: `By e-mail: ${kind}` })
  await emails('Reservation changed').click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(emails('Reservation confirmed')).toBeChecked()

  const letter = await letterTo(house, address, 'Reservation confirmed')
  const stranger = await openAs(null)
  await stranger.goto(/\/unsubscribe#token=\S+/.exec(letter)?.[0] ?? 'no link')
  await stranger.getByRole('button', { name: 'Unsubscribe' }).click()
  await expect(stranger.getByText('You get no more e-mails about: Reservation confirmed')).toBeVisible()
  await expectAccessible(stranger, 'after the letters are ended')
  await page.reload()
  await expect(emails('Reservation confirmed')).not.toBeChecked()
  await expect(emails('Reservation changed')).not.toBeChecked()
})

test('an admin adds an endpoint, keeps its secret, and sees a test arrive', { tag: '@desktop' }, async ({
  admin,
  openAs,
}) => {
  const receiver = await openReceiver()
  const page = await openAs(admin)
  await page.goto('/admin/webhooks')
  await settle(page)
  await page.getByRole('button', { name: 'Add an endpoint' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address').fill('partner.example')
  await dialog.getByLabel('Description').fill('Till of the café')
  await dialog.getByLabel('Only what I choose').check()
  await dialog.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(dialog.getByText('Choose at least one.')).toBeVisible()
  await dialog.getByRole('group', { name: 'Library' }).getByLabel('Book lent').check()
  await dialog.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(dialog.getByText('Must be the whole address, https://partner.example/hook')).toBeVisible()
  await expectAccessible(page, 'an endpoint that is refused')
  await dialog.getByLabel('Address').fill(receiver.url)
  await dialog.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(dialog.getByLabel('Secret')).toHaveValue(/^whsec_/)
  await expectAccessible(page, 'the secret of an endpoint')
  await dialog.getByRole('button', { name: 'I have copied it' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Till of the café')
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByRole('row', { name: /^Test Delivered 1/ })).toBeVisible()
  expect(receiver.received).toEqual(['ping'])
  await receiver.close()
})
