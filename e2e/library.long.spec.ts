import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { settle } from './visit.ts'

test('the desk lends the last copy to somebody who stands there, and who else wants it ends renewals', async ({
  house,
  admin,
  openAs,
}) => {
  const [reader, other, crew] = await Promise.all([
    addPerson(house, admin, { name: 'Made Wirawan' }),
    addPerson(house, admin),
    addPerson(house, admin, { role: 'crew' }),
  ])
  const title = `Atheis ${Date.now()}`
  const { body: book } = await admin.ask('POST', '/api/v1/titles', { title, author: 'Achdiat K. Mihardja' })
  await admin.ask('POST', `/api/v1/titles/${book.id}/copies`, { label: `AT-${Date.now()}`, condition: 'new' })

  const desk = await openAs(crew)
  await desk.goto('/library/desk')
  await settle(desk)
  await desk.getByRole('button', { name: 'Lend a book' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Lend a book' })
  await dialog.getByRole('combobox', { name: 'Book' }).fill(title)
  await desk.getByRole('option', { name: title }).click()
  await dialog.getByLabel('Username').fill('nobody-of-this-house')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(desk)
  await dialog.getByLabel('Username').fill(reader.username)
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.getByRole('row', { name: new RegExp(title) })).toContainText('Due in 14 days')

  const wisher = await openAs(other)
  await wisher.goto(`/library/${book.id}`)
  await settle(wisher)
  await wisher.getByRole('button', { name: 'Tell them I want it' }).click()
  await expect(wisher.getByText('Noted: somebody waits for this book')).toBeVisible()
  await expectAccessible(wisher)

  const holder = await openAs(reader)
  await holder.goto('/library/loans')
  await settle(holder)
  await holder.getByRole('button', { name: `Keep “${title}” longer` }).click()
  await expect(holder.getByRole('alert')).toHaveText('Somebody else waits for this book; please return it.')
})
