import { issueTickets } from './box-office.ts'
import { counter, letIn, networkIsCut, openDoor, stageDoor, waitUntilInstalled } from './door-scenes.ts'
import { expect, test } from './journey.ts'

test('a whole evening without network is counted, listed in part, and sent', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openAs,
}) => {
  faults.expect(networkIsCut)
  const { event, crew } = await stageDoor(house, admin)
  const tickets = await issueTickets(admin, event, { count: 450 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await waitUntilInstalled(page)
  await page.context().setOffline(true)
  await letIn(page, tickets[0]?.qr ?? '')
  await page.evaluate(
    scanAllAgain,
    tickets.slice(1).map(({ qr }) => qr),
  )
  await page.reload()
  await page.getByRole('button', { name: /^450 unsent/ }).click()
  const list = page.getByRole('dialog')
  await expect(list.getByText('450 unsent')).toBeVisible()
  expect(await list.getByRole('listitem').count()).toBeLessThanOrEqual(80)
  await list.getByRole('button', { name: 'Close the list' }).click()
  await page.context().setOffline(false)
  await expect(counter(page, 0)).toBeVisible({ timeout: 60_000 })
  const { body } = await admin.ask('GET', `/api/v1/events/${event.id}/report`)
  expect(body.totals).toMatchObject({ admitted: 450, duplicates: 0 })
})

/** Runs in the page: the scan that is kept, for each of these tickets too. */
async function scanAllAgain(qrs: readonly string[]): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('balai-door')
    opening.onsuccess = () => resolve(opening.result)
  })
  const transaction = db.transaction('scans', 'readwrite')
  const scans = transaction.objectStore('scans')
  const done = new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  const first = scans.getAll()
  first.onsuccess = () => {
    const [{ order: _, ...scan }] = first.result
    for (const [index, qr] of qrs.entries()) {
      const name = `${scan.event.id} #seed-${index}`
      scans.add({ ...scan, nonce: `${scan.nonce}-${index}`, presented: { qr }, tickets: [name] })
    }
  }
  await done
  db.close()
}
