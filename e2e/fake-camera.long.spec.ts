import { createHash } from 'node:crypto'
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  NotFoundException,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library'
import { addTicketType, createEvent, issueTickets } from './box-office.ts'
import { drawFrame, tilts } from './fake-camera.ts'
import { expect, test } from './journey.ts'

const read = (luma: Uint8Array): string => {
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(luma), 640, 480)
  return new QRCodeReader()
    .decode(new BinaryBitmap(new HybridBinarizer(source)), new Map([[DecodeHintType.TRY_HARDER, true]]))
    .getText()
}

test('the camera sees enough of any ticket to read it, and nothing on the wall', { tag: '@desktop' }, () => {
  const texts = Array.from({ length: 40 }, (_, serial) => `B1.${textOf(serial)}`)
  const angles = [...new Set(tilts)]
  const readings = (text: string) => angles.filter((tilt) => canRead(text, tilt)).length
  expect(texts.filter((text) => readings(text) < 6)).toEqual([])
  expect(() => read(drawFrame(null))).toThrow(NotFoundException)
})

/** As long as the text of a ticket, and as random; the same in each run. */
const textOf = (serial: number): string =>
  ['body', 'signature']
    .map((part) => createHash('sha384').update(`${part} ${serial}`).digest('base64url'))
    .join('')

const canRead = (text: string, tilt: number): boolean => {
  try {
    return read(drawFrame(text, tilt)) === text
  } catch {
    return false
  }
}

test("Chromium's camera shows a page the QR of a real ticket, then that of the next", {
  tag: '@phone',
}, async ({ admin, openWithCamera }) => {
  const event = await createEvent(admin)
  await addTicketType(admin, event)
  const tickets = await issueTickets(admin, event, { count: 2 })
  const page = await openWithCamera(
    tickets.map(({ qr }) => qr),
    admin,
  )
  await page.goto('/health')
  await page.evaluate(openCamera)
  const seen = new Set<string>()
  await expect(async () => {
    seen.add(read(Buffer.from(await page.evaluate(takePicture), 'base64')))
    expect([...seen].toSorted()).toEqual(tickets.map(({ qr }) => qr).toSorted())
  }).toPass({ intervals: [0], timeout: 20_000 })
})

/** Runs in the page, as the next. */
async function openCamera(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true })
  document.body.append(video)
  await video.play()
}

/** The green of each pixel, in base64: as good as its brightness, for what is black and white. */
function takePicture(): string {
  const video = document.querySelector('video')
  const picture = Object.assign(document.createElement('canvas'), { width: 640, height: 480 }).getContext(
    '2d',
  )
  if (video === null || picture === null) throw new Error('Nothing to take a picture of')
  picture.drawImage(video, 0, 0)
  const { data } = picture.getImageData(0, 0, 640, 480)
  let green = ''
  for (let at = 1; at < data.length; at += 4) green += String.fromCharCode(data[at] ?? 0)
  return btoa(green)
}
