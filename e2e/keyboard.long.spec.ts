import { addTicketType, createEvent, issueTickets } from './box-office.ts'
import { expectDoor, expectResult, result, stageDoor } from './door-scenes.ts'
import { expect, test } from './journey.ts'
import { enter, expectArrival, expectClosed, expectFocusKept, tabTo, typeInto } from './keyboard.ts'
import { addPerson } from './people.ts'
import { settle } from './visit.ts'

// no mouse and no finger here: what keys cannot reach is a defect

/** Keys that follow faster, in milliseconds, are a hand scanner's. */
const byHand = 80

test('by keyboard: past the navigation, in, another language, other colours, and out', {
  tag: '@desktop',
}, async ({ house, admin, page }) => {
  const member = await addPerson(house, admin, { name: 'Sari Lestari' })
  await page.goto('/events')
  await settle(page)
  await enter(page, page.getByRole('link', { name: 'Skip to content' }))
  await expect(page.locator('#content')).toBeFocused()
  await tabTo(page, page.getByRole('searchbox'))

  await enter(page, page.getByRole('banner').getByRole('link', { name: 'Log in' }), 'Shift+Tab')
  await expectArrival(page, 'Log in')
  await enter(page, page.getByRole('button', { name: 'Log in' }))
  // what is missing is said at its field, which has the focus
  const login = page.getByRole('textbox', { name: 'Username or e-mail' })
  await expect(login).toBeFocused()
  await expect(login).toHaveAccessibleDescription(/./)
  await page.keyboard.type(member.username)
  await typeInto(page, page.getByRole('textbox', { name: 'Password' }), member.password)
  await tabTo(page, page.getByRole('button', { name: 'Show or hide the password' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveAttribute('type', 'text')
  await enter(page, page.getByRole('button', { name: 'Log in' }))
  await expectArrival(page, /Sari Lestari/)

  const menu = page.getByRole('button', { name: /^Menu/ })
  await enter(page, menu, 'Shift+Tab')
  await expect(page.getByRole('menu').getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await page.keyboard.press('Enter')
  await choose('Bahasa Indonesia')
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
  await expect(menu).toBeFocused()
  await page.keyboard.press('Enter')
  await choose('Gelap')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(menu).toBeFocused()
  await page.keyboard.press('Enter')
  await choose('Keluar')
  await expectArrival(page, 'Masuk')

  /** With the arrows, as menus are used. */
  async function choose(name: string): Promise<void> {
    const item = page.getByRole('menuitem', { name })
    await expect(item).toBeVisible()
    for (let steps = 0; steps < 12; steps += 1) {
      await page.keyboard.press('ArrowDown')
      if (await item.evaluate((element) => element === document.activeElement)) break
    }
    await expect(item).toBeFocused()
    await page.keyboard.press('Enter')
  }
})

test('by keyboard: an event, its ticket type, a ticket and somebody at its door', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const helper = await addPerson(house, admin, { name: 'Ketut Arya' })
  const page = await openAs(admin)
  await page.goto('/events')
  await settle(page)
  await enter(page, page.getByRole('link', { name: 'New event' }))
  await expectArrival(page, 'New event')
  await typeInto(page, page.getByLabel('Title'), 'Malam Keroncong')
  // in parts, as the browser's own fields are filled
  for (const [label, date, time] of [
    ['Starts', '06032027', '0700PM'],
    ['Ends', '06032027', '1100PM'],
  ] as const) {
    await tabTo(page, page.getByLabel(`${label}: date`))
    await page.keyboard.type(date)
    await tabTo(page, page.getByLabel(`${label}: time`))
    await page.keyboard.type(time)
  }
  await tabTo(page, page.getByRole('radio', { name: 'Keep it as a draft' }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Publish it now' })).toBeChecked()
  await enter(page, page.getByRole('button', { name: 'Create event' }))
  await expectArrival(page, 'Malam Keroncong')

  const dialog = page.getByRole('dialog')
  const add = page.getByRole('button', { name: 'Add ticket type' })
  await enter(page, add)
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expectClosed(page)
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Umum')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('cell', { name: 'Umum', exact: true })).toBeVisible()
  await expectClosed(page)
  await expectFocusKept(page)

  await enter(page, page.getByRole('link', { name: 'Tickets', exact: true }), 'Shift+Tab')
  await expectArrival(page, 'Tickets', 2)
  await expect(page).toHaveTitle(/^Tickets · Malam Keroncong/)
  await enter(page, page.getByRole('button', { name: 'Issue tickets' }).first())
  await typeInto(page, dialog.getByRole('textbox', { name: 'Name', exact: true }), 'Sari Lestari')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText(/1 ticket/)
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectClosed(page)
  await expectFocusKept(page)
  const holder = page.getByRole('button', { name: 'Sari Lestari' })
  await enter(page, holder)
  await expect(dialog.getByRole('img', { name: /^QR code of ticket/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(holder).toBeFocused()
  await expectClosed(page)

  await enter(page, page.getByRole('link', { name: 'Crew' }), 'Shift+Tab')
  await expectArrival(page, 'Crew', 2)
  const post = page.getByRole('button', { name: 'Add somebody' })
  await enter(page, post)
  await expect(dialog.getByLabel('Who')).toBeFocused()
  await page.keyboard.type(helper.username)
  await expect(page.getByRole('option', { name: 'Ketut Arya' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await enter(page, dialog.getByRole('button', { name: 'Add somebody' }))
  await expectClosed(page)
  await expect(page.getByRole('cell', { name: /^Ketut Arya/ })).toBeVisible()
  await expect(post).toBeFocused()
})

test('by keyboard: a ticket is shown', { tag: '@desktop' }, async ({ house, admin, openAs }) => {
  const guest = await addPerson(house, admin, { name: 'Sari Lestari' })
  const event = await createEvent(admin)
  await addTicketType(admin, event)
  await issueTickets(admin, event, { holders: [{ name: guest.name, username: guest.username }] })
  const page = await openAs(guest)
  await page.goto('/')
  await settle(page)
  await enter(page, page.getByRole('navigation').getByRole('link', { name: 'My tickets' }))
  await expectArrival(page, 'My tickets')
  await enter(page, page.getByRole('link', { name: event.title }))
  await expectArrival(page, event.title)
  await expect(page.getByRole('img', { name: /^QR code of ticket/ })).toBeVisible()
})

test('by keyboard: the door checks a typed code, says what it is, and goes on', async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await page.goto('/door')
  await settle(page)
  await enter(page, page.getByRole('link', { name: 'Gate Selatan' }))
  await expectDoor(page, event)
  await expectArrival(page, event.title)
  const field = page.getByRole('textbox', { name: 'Code on the ticket' })
  const code = tickets[0]?.code ?? ''
  await tabTo(page, field)
  await page.keyboard.type(code, { delay: byHand })
  await page.keyboard.press('Enter')
  // in a live region that was there before, so that it is heard
  await expectResult(page, 'admitted', 'Welcome', 'Tamu 1')
  await expect(result(page)).toHaveCount(0)
  await expect(field).toBeFocused()
  await page.keyboard.type(code, { delay: byHand })
  await page.keyboard.press('Enter')
  await expectResult(page, 'duplicate', 'Already used')
  await page.keyboard.press('Escape')
  await expect(result(page)).toHaveCount(0, { timeout: 1_000 })
  await expect(field).toBeFocused()

  const list = page.getByRole('button', { name: /unsent/ })
  await enter(page, list, 'Shift+Tab')
  await expect(page.getByRole('dialog')).toContainText('Tamu 1')
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
  await expectClosed(page)
  await enter(page, page.getByRole('link', { name: 'Choose another door' }), 'Shift+Tab')
  await expectArrival(page, 'Door')
})

test('by keyboard: an admin suspends somebody', { tag: '@desktop' }, async ({ house, admin, openAs }) => {
  const { name, username } = await addPerson(house, admin, { name: 'Made Wirawan' })
  const page = await openAs(admin)
  await page.goto('/admin/people')
  await settle(page)
  await typeInto(page, page.getByRole('searchbox'), username)
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1)
  await enter(page, page.getByRole('link', { name }))
  await expectArrival(page, name)
  const suspend = page.getByRole('button', { name: 'Suspend' })
  await enter(page, suspend)
  const dialog = page.getByRole('dialog', { name: `Suspend ${name}?` })
  const cancel = dialog.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeFocused()
  // round and round: what lies under the dialog is out of reach, and Escape leads out
  for (let stops = 0; stops < 5; stops += 1) {
    await page.keyboard.press('Tab')
    await expect(dialog.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expectClosed(page)
  await expect(suspend).toBeFocused()
  await page.keyboard.press('Enter')
  await enter(page, dialog.getByRole('button', { name: 'Suspend' }))
  await expect(page.locator('[aria-live]').getByText(`${name} is suspended.`)).toBeVisible()
  await expectClosed(page)
  await expect(page.getByRole('button', { name: 'Restore' })).toBeFocused()
})
