import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson, type Person } from './people.ts'
import { settle } from './visit.ts'

test('a member reserves a book, the desk hands it over and takes it back, and both see it', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const [member, crew] = await Promise.all([
    addPerson(house, admin, { name: 'Ketut Arya' }),
    addPerson(house, admin, { role: 'crew' }),
  ])
  const title = `Layar Terkembang ${Date.now()}`
  await shelve(admin, title, ['new', 'pre_loved'])

  const page = await openAs(member)
  await page.goto('/library')
  await settle(page)
  await page.getByRole('searchbox').fill(title)
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByText('2 of 2 free')).toBeVisible()
  await page.getByRole('link', { name: title }).click()
  await settle(page)
  await page.getByRole('radio', { name: 'New' }).check()
  await page.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(page.getByText(/Waits for you until/)).toBeVisible()
  await expectAccessible(page)

  const desk = await openAs(crew)
  await desk.goto('/library/desk')
  await settle(desk)
  await desk.getByRole('searchbox').fill('ketut')
  await desk.getByRole('button', { name: `Hand “${title}” over to Ketut Arya` }).click()
  const takeBack = desk.getByRole('button', { name: `Take “${title}” back from Ketut Arya` })
  await expect(takeBack).toBeVisible()
  await expectAccessible(desk)

  await page.goto('/library/loans')
  await settle(page)
  const mine = page.getByRole('article').filter({ hasText: title })
  await expect(mine.getByText('Due in 14 days')).toBeVisible()
  await mine.getByRole('button', { name: `Keep “${title}” longer` }).click()
  await expect(mine.getByText('Due in 28 days')).toBeVisible()
  await expect(mine.getByText('Renewed once already')).toBeVisible()
  await expectAccessible(page)

  await takeBack.click()
  await expect(takeBack).toBeHidden()
  await page.reload()
  await settle(page)
  await expect(page.getByRole('list', { name: 'Before' }).getByRole('link', { name: title })).toBeVisible()
})

/** Drawn by the browser: a picture of a cover's shape. */

async function shelve(admin: Person, title: string, conditions: readonly string[]): Promise<void> {
  const { body } = await admin.ask('POST', '/api/v1/titles', { title, author: 'Sutan Takdir Alisjahbana' })
  for (const condition of conditions) {
    const copy = { label: `${condition}-${body.id}`.slice(0, 40), condition }
    await admin.ask('POST', `/api/v1/titles/${body.id}/copies`, copy)
  }
}
