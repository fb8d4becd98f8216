import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { openReceiver } from './receiver.ts'
import { hourFromNow, reserveInHours } from './reservation-scenes.ts'
import { openArea } from './seat-scenes.ts'
import { settle } from './visit.ts'

test('an offer from the waitlist comes to whatever page one is on, with the time that is left', async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const [holder, waiting] = [await addPerson(house, admin), await addPerson(house, admin)]
  const reservationId = await reserveInHours(holder, area, 0, 3)
  await waiting.ask('POST', '/api/v1/waitlist-entries', {
    area_id: area.id,
    seat_id: area.seats[0]?.id,
    ...hourFromNow(3),
  })
  const page = await openAs(waiting)
  await page.goto('/events')
  await expect(page.getByRole('button', { name: /^Menu of/ })).toBeVisible()
  await holder.ask('DELETE', `/api/v1/reservations/${reservationId}`)
  const offer = page
    .getByRole('alert')
    .filter({ hasText: `A seat is offered to you: seat ${area.seats[0]?.number}` })
  await expect(offer).toBeVisible()
  await expect(offer.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  const before = await offer.getByRole('timer').textContent()
  await expect(offer.getByRole('timer')).not.toHaveText(before ?? '')
  await expectAccessible(page, 'an offer')
  await offer.getByRole('button', { name: 'See the offer' }).click()
  await expect(page).toHaveURL(/\/(waitlist|reservations)/)
  await expect(offer).toBeHidden()
})

test('an offer that was accepted or let pass is told of no more', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const [holder, waiting] = [await addPerson(house, admin), await addPerson(house, admin)]
  const page = await openAs(waiting)
  const listening = page.waitForResponse(/\/notifications\/live/)
  await page.goto('/reservations')
  await listening
  for (const [hours, isAccepted] of [
    [3, true],
    [6, false],
  ] as const) {
    const reservationId = await reserveInHours(holder, area, 0, hours)
    await waiting.ask('POST', '/api/v1/waitlist-entries', {
      area_id: area.id,
      seat_id: area.seats[0]?.id,
      ...hourFromNow(hours),
    })
    await holder.ask('DELETE', `/api/v1/reservations/${reservationId}`)
    const offer = page
      .getByRole('alert')
      .filter({ hasText: `A seat is offered to you: seat ${area.seats[0]?.number}` })
    await expect(offer).toBeVisible()
    const { data } = (await waiting.ask('GET', '/api/v1/waitlist-entries?open=true')).body
    const id = data.find((each: { state: string }) => each.state === 'offered').offer.reservation_id
    if (isAccepted) await waiting.ask('POST', `/api/v1/reservations/${id}/acceptance`)
    else await waiting.ask('DELETE', `/api/v1/reservations/${id}`)
    await expect(offer).toBeHidden()
  }
})

test('what came is worded anew in another language, and what comes is in it', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const member = await addPerson(house, admin)
  await reserveInHours(member, area, 0, 2)
  const page = await openAs(member)
  await page.goto('/notifications')
  await expect(page.getByText(`Reservation confirmed: seat ${area.seats[0]?.number}`)).toBeVisible()
  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: 'Bahasa Indonesia' }).click()
  const words = page.getByText(`Reservasi dikonfirmasi: kursi ${area.seats[0]?.number}`)
  await expect(words).toHaveCount(1)
  await reserveInHours(member, area, 0, 4)
  await expect(words).toHaveCount(2)
  await page.goto('/notifications/preferences')
  await expect(page.getByRole('rowheader', { name: 'Reservasi dikonfirmasi' })).toBeVisible()
})

test('by plain http, where tabs have no lock, each listens for itself', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const member = await addPerson(house, admin)
  const first = await openAs(member)
  await first.context().addInitScript(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined })
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined })
  })
  const second = await first.context().newPage()
  for (const page of [first, second]) await page.goto('/events')
  await reserveInHours(member, area, 0, 2)
  for (const page of [first, second]) {
    await expect(page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible()
  }
})

test('what never arrives is shown with its answers, sent again, and its endpoint managed', async ({
  admin,
  openAs,
}) => {
  const receiver = await openReceiver()
  receiver.answer(500, 'The till is closed.')
  const { body: webhook } = await admin.ask('POST', '/api/v1/webhooks', { url: receiver.url })
  const page = await openAs(admin)
  await page.goto(`/admin/webhooks/${webhook.id}`)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('Nothing has got through since')).toBeVisible()
  await page.getByRole('button', { name: 'Show: Test' }).click()
  const dialog = page.getByRole('dialog', { name: 'Test' })
  await expect(dialog.getByText('The till is closed.').first()).toBeVisible()
  await expect(dialog.getByText('Answer 500').first()).toBeVisible()
  await expectAccessible(page, 'a delivery that fails')
  receiver.answer(204)
  await dialog.getByRole('button', { name: 'Send again' }).click()
  await expect(dialog.getByText('Delivered', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByText('Failed', { exact: true }).click()
  await expect(page.getByText('There are no such deliveries.')).toBeVisible()

  await manage(page, 'New secret')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click()
  const secret = page.getByRole('dialog').getByLabel('Secret')
  await expect(secret).toHaveValue(/^whsec_/)
  await expect(secret).not.toHaveValue(webhook.secret)
  await page.getByRole('dialog').getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText('The secret before signs as well until')).toBeVisible()

  await manage(page, 'Disable')
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('Somebody disabled it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a test' })).toBeDisabled()
  await manage(page, 'Enable')
  await expect(page.getByRole('button', { name: 'Send a test' })).toBeEnabled()
  await manage(page, 'Remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page).toHaveURL(/\/admin\/webhooks$/)
  await settle(page)
  await expect(page.getByText(receiver.url)).toBeHidden()
  await receiver.close()
})

async function manage(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Manage' }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}
