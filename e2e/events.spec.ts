import { createEvent } from './box-office.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'

test('a visitor finds an event by a word of its title and reads when and where it is', async ({
  admin,
  page,
}) => {
  const title = `Festival Angklung ${Date.now()}`
  await createEvent(admin, {
    title,
    place: 'Lapangan Timur',
    description: 'Bawa tikar sendiri.',
    startsIn: 48,
  })
  await page.goto('/events')
  const search = page.getByRole('searchbox', { name: 'Search events' })
  const [first = '', ...others] = title.split(' ')
  // who thinks between two words finds the space still there
  await search.pressSequentially(`${first} `)
  await expect(page).toHaveURL(new RegExp(`q=${first}$`))
  await search.pressSequentially(others.join(' '))
  await expect(search).toHaveValue(title)
  await expect(page).toHaveURL(/Angklung/)
  const links = page.getByRole('list', { name: 'Events' }).getByRole('link')
  await expect(links).toHaveCount(1)
  await links.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(page.getByText('Lapangan Timur')).toBeVisible()
  await expect(page.getByText('Bawa tikar sendiri.')).toBeVisible()
})

test('what was searched and chosen stands in the address', { tag: '@desktop' }, async ({
  admin,
  house,
  openAs,
}) => {
  const member = await addPerson(house, admin)
  const page = await openAs(member)
  await page.goto('/events?when=past&q=nothing-is-called-so')
  await expect(page.getByText('No event matches.')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('nothing-is-called-so')
  await page.getByText('I help at').click()
  await expect(page).toHaveURL(/mine=yes/)
})

test('an event goes into the calendar of the phone', async ({ admin, house, openAs }) => {
  const event = await createEvent(admin, { startsIn: 24 })
  const page = await openAs(await addPerson(house, admin))
  await page.goto(`/events/${event.id}`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Add to calendar' }).click()
  expect((await download).suggestedFilename()).toBe(`${event.code}.ics`)
})
