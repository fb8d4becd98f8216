import { expectResult, openDoor, readLog, stageDoor } from './door-scenes.ts'
import { expect, test } from './journey.ts'

test('a QR held before the camera is admitted, once, however long it is held there', {
  tag: '@phone',
}, async ({ house, admin, openWithCamera }) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openWithCamera(
    tickets.map(({ qr }) => qr),
    crew,
  )
  await openDoor(page, house, event, 'Utara')
  await expectResult(page, 'admitted', 'Welcome')
  await expect
    .poll(async () => (await readLog(admin, event)).filter(({ result }) => result === 'admitted').length)
    .toBe(2)
  // the film shows both again and again, and each time it is the same QR that has hardly been away
  const looks = await page.evaluate(async () => {
    const video = document.querySelector('video')
    await new Promise<void>((resolve) => {
      const until = (video?.currentTime ?? 0) + 5
      const look = () =>
        (video?.currentTime ?? until) >= until ? resolve() : video?.requestVideoFrameCallback(look)
      look()
    })
    return video?.readyState
  })
  expect(looks).toBeGreaterThanOrEqual(2)
  expect((await readLog(admin, event)).length).toBe(2)
})

test('without a camera the page says what works all the same', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await expect(page.getByText('Typed codes and a hand scanner work all the same.')).toBeVisible()
})
