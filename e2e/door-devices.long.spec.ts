import { chromiumFlags } from './chromium.ts'
import { expectResult, letIn, openDoor, readLog, stageDoor, typeCode, watchResults } from './door-scenes.ts'
import { asked, lendDetector, lendPhone, refuseCamera, turnAway } from './door-stubs.ts'
import { expect, test } from './journey.ts'

test('the light goes on and off, and the other camera is a tap away', { tag: '@phone' }, async ({
  house,
  admin,
  openWithCamera,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openWithCamera([tickets[0]?.qr ?? ''], crew)
  await lendPhone(page)
  await openDoor(page, house, event, 'Utara')
  const light = page.getByRole('button', { name: 'Light' })
  await expect(light).toHaveAttribute('aria-pressed', 'false')
  // whatever the camera sees meanwhile may cover the page for a moment
  await light.press('Enter')
  await expect(light).toHaveAttribute('aria-pressed', 'true')
  await light.press('Enter')
  await expect(light).toHaveAttribute('aria-pressed', 'false')
  expect((await asked(page)).torch).toEqual([true, false])
  const other = page.getByRole('button', { name: 'Other camera' })
  for (const cameras of [
    [null, 'front'],
    [null, 'front', 'back'],
  ]) {
    await other.press('Enter')
    await expect.poll(async () => (await asked(page)).cameras).toEqual(cameras)
    await expect(other).toBeVisible()
  }
  await expect(page.locator('[data-camera="seeing"]')).toBeVisible()
})

test('the screen stays awake, also after the phone was in a pocket', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await lendPhone(page)
  await openDoor(page, house, event, 'Utara')
  await expect.poll(async () => (await asked(page)).wakeLocks.length).toBe(1)
  await turnAway(page)
  await expect.poll(async () => (await asked(page)).wakeLocks.length).toBe(2)
})

test('a result is heard and felt, and a door that was muted stays so', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openAs(crew)
  await lendPhone(page)
  await openDoor(page, house, event, 'Utara')
  await page.getByRole('heading', { level: 1 }).click()
  await letIn(page, tickets[0]?.qr ?? '')
  const loud = await asked(page)
  expect(loud.shakes).toEqual([[60]])
  expect(loud.tones).toBe(2)
  await page.getByRole('button', { name: 'Sound off' }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sound off' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('heading', { level: 1 }).click()
  await letIn(page, tickets[1]?.qr ?? '')
  const still = await asked(page)
  expect(still.shakes).toEqual([[60]])
  expect(still.tones).toBe(0)
})

test("the browser's own reader is asked where it has one", { tag: '@phone' }, async ({
  house,
  admin,
  openWithCamera,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openWithCamera(['NOT-A-TICKET'], crew)
  await lendDetector(page, { text: tickets[0]?.qr ?? '' })
  await openDoor(page, house, event, 'Utara')
  await expectResult(page, 'admitted', 'Tamu 1')
  expect(page.workers()).toEqual([])
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual(['admitted'])
})

for (const failure of ['throws', 'never answers'] as const) {
  test(`a reader of the browser that ${failure} is replaced by ours, in a thread of its own`, {
    tag: '@phone',
  }, async ({ house, admin, openWithCamera }) => {
    const { event, crew, tickets } = await stageDoor(house, admin)
    const page = await openWithCamera([tickets[0]?.qr ?? ''], crew)
    await lendDetector(page, failure)
    await openDoor(page, house, event, 'Utara')
    await expectResult(page, 'admitted', 'Tamu 1')
    expect((await asked(page)).detections).toBe(1)
    expect(page.workers()).toHaveLength(1)
  })
}

const troubles = [
  { reason: 'NotAllowedError', title: 'The camera is not allowed', text: 'Allow the camera for this page' },
  { reason: 'NotFoundError', title: 'No camera found', text: 'This device has no camera' },
  { reason: 'NotReadableError', title: 'The camera does not answer', text: 'another app' },
] as const

for (const { reason, title, text } of troubles) {
  test(`without a picture (${reason}) the page says why, and typed codes work`, { tag: '@phone' }, async ({
    house,
    admin,
    openAs,
  }) => {
    const { event, crew, tickets } = await stageDoor(house, admin)
    const page = await openAs(crew)
    await refuseCamera(page, reason)
    await openDoor(page, house, event, 'Utara')
    await expect(page.getByText(title)).toBeVisible()
    await expect(page.getByText(text)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try the camera again' })).toBeVisible()
    await typeCode(page, tickets[0]?.code ?? '')
    await expectResult(page, 'admitted', 'Tamu 1')
  })
}

test('by plain http there is no camera, and the door works all the same', { tag: '@phone' }, async ({
  house,
  admin,
  playwright,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  // a name that is not this machine's own has none of what browsers give to secure pages alone
  const browser = await playwright.chromium.launch({
    args: [...chromiumFlags, '--host-resolver-rules=MAP hall.test 127.0.0.1'],
  })
  const page = await browser.newPage({ locale: 'en-GB' })
  await watchResults(page)
  await page.goto(`http://hall.test:${new URL(house.url).port}/door/${event.id}?gate=Utara`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await page.getByLabel('Username or e-mail').fill(crew.username)
  await page.getByLabel('Password', { exact: true }).fill(crew.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByText('No camera on this address')).toBeVisible()
  await letIn(page, tickets[0]?.qr ?? '')
  await typeCode(page, tickets[0]?.code ?? '')
  await expectResult(page, 'duplicate', 'at gate Utara')
  await page.context().setOffline(true)
  await typeCode(page, 'WHATEVER-1')
  await expectResult(page, 'kept', 'Not checked')
  await page.context().setOffline(false)
  await page.goto(`http://hall.test:${new URL(house.url).port}/door`)
  // nor a service worker, and no promise that rests on one
  await expect(page.getByText('To open without network it needs https.')).toBeVisible()
  await expect(page.getByText('works without network')).toHaveCount(0)
  await browser.close()
})
