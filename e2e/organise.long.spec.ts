import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { addTicketType, createEvent, issueTickets } from './box-office.ts'
import { expect, test } from './journey.ts'
import { addPerson, type Person } from './people.ts'
import { settle } from './visit.ts'

/** By the clocks of this zone: by no clock of the house, nor of the browser. */
const zone = 'America/New_York'

async function fillEvent(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('textbox', { name: 'Place' }).fill('Brooklyn')
  const zones = page.getByRole('combobox', { name: 'Time zone' }).or(page.getByLabel('Time zone'))
  await zones.first().fill('New_York')
  await page.getByRole('option', { name: zone }).click()
  await fillTime(page, 'Starts', '2027-03-06', '19:00')
  await fillTime(page, 'Ends', '2027-03-06', '23:00')
}

async function fillTime(page: Page, label: string, date: string, time: string): Promise<void> {
  await page.getByLabel(`${label}: date`).fill(date)
  await page.getByLabel(`${label}: time`).fill(time)
}

test('an organiser makes an event in another time zone, changes it, and publishes it', async ({
  admin,
  openAs,
}) => {
  const page = await openAs(admin)
  await page.goto('/events/new')
  await settle(page)
  await fillEvent(page, 'Gamelan in Brooklyn')
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page).toHaveURL(/\/organise\/ticket-types$/)
  const id = /events\/([^/]+)/.exec(page.url())?.[1]
  const made = await admin.ask('GET', `/api/v1/events/${id}`)
  expect(made.body).toMatchObject({
    status: 'draft',
    time_zone: zone,
    starts_at: '2027-03-07T00:00:00.000Z',
    ends_at: '2027-03-07T04:00:00.000Z',
    doors_open_at: null,
  })

  await page.getByRole('link', { name: 'Details' }).click()
  // clocks go forward that night: this hour is none
  await fillTime(page, 'Starts', '2027-03-14', '02:30')
  await expect(page.getByText(/this time is skipped. It counts as .*03:30/)).toBeVisible()
  await fillTime(page, 'Ends', '2027-03-14', '06:00')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  const changed = await admin.ask('GET', `/api/v1/events/${id}`)
  expect(changed.body).toMatchObject({
    title: 'Gamelan in Brooklyn',
    starts_at: '2027-03-14T07:30:00.000Z',
    ends_at: '2027-03-14T10:00:00.000Z',
  })

  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Published', { exact: true })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectAccessible(page)
})

test('what the server refuses stays as it was typed, and nobody leaves it by mistake', async ({
  admin,
  openAs,
}) => {
  await createEvent(admin, { title: 'The first of this code' })
  const page = await openAs(admin)
  await page.goto('/events/new')
  await settle(page)
  await fillEvent(page, 'Gamelan')
  await fillTime(page, 'Ends', '2027-03-06', '18:00')
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByText('The end must come after the start.')).toBeVisible()

  await fillTime(page, 'Ends', '2027-03-06', '23:00')
  await page.getByLabel('Code').fill('not a code')
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Code')).toHaveValue('not a code')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Gamelan')
  await expect(page.getByLabel('Starts: time')).toHaveValue('19:00')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Events', exact: true }).first().click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toHaveCount(0)
  await expect(page.getByLabel('Code')).toHaveValue('not a code')
  await page.getByRole('link', { name: 'Events', exact: true }).first().click()
  await question.getByRole('button', { name: 'Leave anyway' }).click()
  await expect(page).toHaveURL(/\/events$/)
})

test('a session that ends while somebody types costs no word of it', async ({ admin, openAs }) => {
  const page = await openAs(admin)
  await page.goto('/events/new')
  await settle(page)
  await fillEvent(page, 'Typed before the session ended')
  await page.route(/\/api\/v1\/(events$|auth\/refresh)/, async (route) => {
    if (route.request().method() === 'POST') await route.fulfill({ status: 401, json: refusal })
    else await route.continue()
  })
  await page.getByRole('button', { name: 'Create event' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.unroute(/\/api\/v1\/(events$|auth\/refresh)/)
  await logIn(page, admin)
  await expect(page).toHaveURL(/\/organise\/ticket-types$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Typed before the session ended')
})

const refusal = {
  type: 'about:blank',
  title: 'Unauthorized',
  status: 401,
  code: 'token_expired',
  detail: 'Over.',
}

async function logIn(page: Page, person: Person): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel(/username|e-mail/i)
    .first()
    .fill(person.username)
  await dialog.locator('input[type="password"]').fill(person.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
}

test('ticket types are added, changed, and kept while there are tickets of them', async ({
  admin,
  openAs,
}) => {
  const event = await createEvent(admin)
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/ticket-types`)
  await page.getByRole('button', { name: 'Add ticket type' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Umum')
  await dialog.getByLabel('Quota').fill('120')
  await dialog.getByRole('button', { name: 'Add ticket type' }).click()
  const row = page.getByRole('row', { name: /Umum/ })
  await expect(row).toContainText('120')

  await page.getByRole('button', { name: 'Edit Umum' }).click()
  await dialog.getByLabel('Quota').fill('150')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(row).toContainText('150')
  await issueTickets(admin, event, { count: 1 })
  await page.getByRole('button', { name: 'Remove Umum' }).click()
  const question = page.getByRole('dialog', { name: 'Remove Umum' })
  await question.getByRole('button', { name: 'Remove ticket type' }).click()
  await expect(question.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(row).toBeVisible()
})

test('tickets are issued to people, found, handed on and revoked', async ({ admin, openAs }) => {
  const event = await createEvent(admin)
  await addTicketType(admin, event, 'Umum')
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/tickets`)
  await page.getByRole('button', { name: 'Issue tickets' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Issue tickets' })
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Made Wirawan')
  await dialog.getByLabel('E-mail').fill('not an address')
  await dialog.getByRole('button', { name: 'Issue tickets' }).click()
  await expect(dialog.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await dialog.getByLabel('E-mail').fill('made@balai.test')
  await dialog.getByRole('button', { name: 'Issue tickets' }).click()
  await expect(dialog.getByText('1 ticket is issued.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await page.getByLabel('Name, e-mail or code').fill('wirawan')
  await expect(page).toHaveURL(/q=wirawan/)
  await page.getByRole('button', { name: /Made Wirawan/ }).click()
  const drawer = page.getByRole('dialog', { name: 'Ticket' })
  await expect(drawer.getByRole('img', { name: /QR code of ticket/ })).toBeVisible()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: 'Transfer' }).click()
  const transfer = page.getByRole('dialog', { name: 'Give this ticket to somebody else' })
  await transfer.getByRole('textbox', { name: /^Name/ }).fill('Ni Luh Ayu')
  await transfer.getByRole('button', { name: 'Transfer ticket' }).click()
  await expect(transfer.getByText('An e-mail or a username is needed.')).toBeVisible()
  await transfer.getByLabel('E-mail').fill('ayu@balai.test')
  await transfer.getByRole('button', { name: 'Transfer ticket' }).click()
  await expect(drawer.getByRole('heading', { name: 'Ni Luh Ayu' })).toBeVisible()

  await drawer.getByRole('button', { name: 'Revoke' }).click()
  const question = page.getByRole('dialog', { name: 'Revoke this ticket?' })
  await question.getByRole('button', { name: 'Revoke ticket' }).click()
  await expect(drawer.getByText(/Revoked on/)).toBeVisible()
  const { body } = await admin.ask('GET', `/api/v1/events/${event.id}/tickets?status=valid`)
  expect(body.data).toEqual([])
})

test('crew is found by name, posted at a gate, and taken off again', async ({ house, admin, openAs }) => {
  const name = `Ketut Arya ${Date.now()}`
  const scanner = await addPerson(house, admin, { name })
  const event = await createEvent(admin, { gates: ['Utara', 'Selatan'] })
  // news of an account takes a moment to come to where crews are made
  const search = `/api/v1/events/${event.id}/people?q=${encodeURIComponent(name)}`
  await expect.poll(async () => (await admin.ask('GET', search)).body.data.length).toBe(1)
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/crew`)
  await page.getByRole('button', { name: 'Add somebody' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add somebody' })
  await dialog.getByLabel('Who').fill('nobody-of-this-name')
  await dialog.getByRole('button', { name: 'Add somebody' }).click()
  await expect(dialog.getByLabel('Who')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Who').fill(name)
  await page.getByRole('option', { name }).click()
  await expect(dialog.getByLabel('Who')).toHaveValue(scanner.username)
  await dialog.getByLabel('Gates').click()
  await page.getByRole('option', { name: 'Utara' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Add somebody' }).click()
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('Utara')
  await expectAccessible(page)

  const theirs = await openAs(scanner)
  await theirs.goto(`/events/${event.id}/organise`)
  await expect(theirs.getByText('This event is organised by others.')).toBeVisible()
  await expectAccessible(theirs)

  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from crew' }).click()
  await expect(row).toHaveCount(0)
})

test('the rest of a long list that did not come can be asked for again', { tag: '@desktop' }, async ({
  admin,
  openAs,
  faults,
}) => {
  faults.expect(/ERR_FAILED/)
  const event = await createEvent(admin)
  await addTicketType(admin, event)
  await issueTickets(admin, event, { count: 60 })
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/tickets`)
  await settle(page)
  const rows = page.locator('tbody tr')
  const shown = await rows.count()
  await page.route(/page_key=/, (route) => route.abort())
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(rows).toHaveCount(shown)
  await page.unroute(/page_key=/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows).toHaveCount(60)
})
