import type { Page } from '@playwright/test'
import { addTicketType, checkIn, createEvent, issueTickets, postCrew } from './box-office.ts'
import { expectResult, openDoor, stageDoor, wedge } from './door-scenes.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'

const smallScreens = [
  { width: 320, height: 568 },
  { width: 568, height: 320 },
] as const
const longName = 'Raden Ajeng Kartika Wulandari Sastrowardoyo-Kusumaningrat binti Prawirodirdjo Atmosoeprapto'

for (const viewport of smallScreens) {
  const size = `${viewport.width} by ${viewport.height}`
  test(`nothing of a verdict is cut on a screen of ${size}`, { tag: '@phone' }, async ({
    house,
    admin,
    faults,
    openAs,
  }) => {
    faults.expect(/^console: .*ERR_INTERNET_DISCONNECTED/)
    const { event, crew } = await stageDoor(house, admin, { reentry: true })
    const [ticket] = await issueTickets(admin, event, { holders: [{ name: longName }] })
    const page = await openAs(crew, { viewport, locale: 'id-ID' })
    await page.goto(`${house.url}/door/${event.id}?gate=Utara`)
    await expect(page.getByRole('button', { name: 'Periksa kode' })).toBeVisible()
    await expectWhole(page, '#content > *')
    for (const result of ['admitted', 'duplicate']) {
      const cut = watchForCuts(page, result)
      await wedge(page, ticket?.qr ?? '')
      expect(await cut).toEqual([])
    }
    await page.context().setOffline(true)
    const cut = watchForCuts(page, 'kept')
    await page.getByRole('button', { name: 'Lanjut memindai' }).click()
    await wedge(page, 'SOME-CODE-1')
    expect(await cut).toEqual([])
    await expect(page.getByRole('button', { name: 'Batalkan', exact: true }).first()).toBeInViewport({
      ratio: 1,
    })
  })
}

/** Looks in the page itself, as an admission is gone before a test has turned its head. */
async function watchForCuts(page: Page, result: string): Promise<string[]> {
  const handle = await page.waitForFunction((name) => {
    const shown = document.querySelector(`[data-result="${name}"]`)
    if (shown === null) return null
    const counter = document.querySelector('header button:last-child')?.getBoundingClientRect()
    const cuts =
      shown.scrollHeight > shown.clientHeight ? [`scrolls by ${shown.scrollHeight - shown.clientHeight}`] : []
    for (const part of shown.querySelectorAll('svg, p, button:not(:first-child)')) {
      const { left, top, right, bottom } = part.getBoundingClientRect()
      const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
      const isCovered = counter !== undefined && top < counter.bottom && right > counter.left
      const isWide = part.scrollWidth > part.clientWidth + 1 && part.tagName === 'P'
      if (!isInside || isCovered || isWide) {
        cuts.push(`${part.textContent} ${JSON.stringify([left, top, right, bottom].map(Math.round))}`)
      }
    }
    return cuts
  }, result)
  return (await handle.jsonValue()) ?? []
}

/** Every part of the page is on the screen, and none is pressed flat. */
async function expectWhole(page: Page, parts: string): Promise<void> {
  const outside = await page.evaluate((selector) => {
    const shown = [...document.querySelectorAll(selector)].filter((part) => part.textContent !== '')
    return shown.flatMap((part) => {
      const { top, bottom, height } = part.getBoundingClientRect()
      const isWhole = top >= 0 && bottom <= innerHeight + 1 && height >= 40
      return isWhole ? [] : [`${part.className} ${top} to ${bottom}`]
    })
  }, parts)
  expect(outside).toEqual([])
}

test('a ticket that was used on another day says on which', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const [yesterday, tomorrow] = [-26, 5].map((hours) => new Date(Date.now() + hours * 3_600_000))
  await admin.ask('PATCH', `/api/v1/events/${event.id}`, {
    starts_at: new Date(Date.now() - 30 * 3_600_000).toISOString(),
    ends_at: tomorrow?.toISOString(),
  })
  await admin.ask('POST', `/api/v1/events/${event.id}/check-ins`, {
    qr: tickets[0]?.qr,
    gate: 'Selatan',
    scanned_at: yesterday?.toISOString(),
    offline: true,
  })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await wedge(page, tickets[0]?.qr ?? '')
  const weekday = /Used at (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d+ \w+ \d{4}, \d\d:\d\d at gate Selatan/
  await expectResult(page, 'duplicate', weekday)
})

for (const width of [390, 320]) {
  test(`where one stands can be read on a phone ${width} wide, whatever its name and the counter`, {
    tag: '@phone',
  }, async ({ house, admin, faults, openAs }) => {
    faults.expect(/^console: .*ERR_INTERNET_DISCONNECTED/)
    const gate = 'Pintu Masuk Barat, Tamu Undangan dan Keluarga'
    const event = await createEvent(admin, {
      title: 'Malam Keroncong Kebangsaan di Pendopo Agung',
      gates: [gate, 'Utara'],
    })
    await addTicketType(admin, event)
    const [ticket] = await issueTickets(admin, event, { count: 1 })
    const crew = await addPerson(house, admin, { name: 'Ketut Arya' })
    await postCrew(admin, event, crew)
    const page = await openAs(crew, { viewport: { width, height: 700 }, locale: 'id-ID' })
    await page.goto(`${house.url}/door`)
    await expect(page.getByText('Sekarang')).toBeVisible()
    expect(await page.getByText('Sekarang').evaluate(isCut)).toBe(false)
    await page.goto(`${house.url}/door/${event.id}?gate=${encodeURIComponent(gate)}`)
    await expect(page.getByRole('button', { name: 'Periksa kode' })).toBeVisible()
    await page.context().setOffline(true)
    await wedge(page, ticket?.qr ?? '')
    await expectResult(page, 'admitted')
    // let in elsewhere meanwhile: a conflict to look at
    await checkIn(admin, event, ticket ?? { id: '', code: '', qr: '' }, 'Utara')
    await page.context().setOffline(false)
    await expect(page.getByRole('button', { name: /1 perlu dilihat/ })).toBeInViewport({ ratio: 1 })
    const where = page.getByText(`Gerbang ${gate}`)
    await expect(where).toBeInViewport({ ratio: 1 })
    expect(await where.evaluate(isCut)).toBe(false)
  })
}

/** Runs in the page. */
const isCut = (part: Element): boolean =>
  part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1
