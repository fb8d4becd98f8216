import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { readPicture } from './read-picture.ts'

const wishes = { maxBytes: 5_000_000, widths: [400] }

test.each(['jpeg', 'png', 'webp'] as const)(
  'answers a %s as WebP in each width, never enlarged',
  async (kind) => {
    const picture = await blank(600, 300).toFormat(kind).toBuffer()
    const [small, large] = await readPicture(Readable.from([picture]), { ...wishes, widths: [200, 4_000] })
    expect(small).toMatchObject({ width: 200, height: 100 })
    expect(large).toMatchObject({ width: 600, height: 300 })
    expect(await sharp(small?.bytes).metadata()).toMatchObject({ format: 'webp', width: 200, height: 100 })
  },
)

test('turns a photo upright that a phone wrote lying on its side', async () => {
  // red above, blue below; orientation 6 says: turn it clockwise, so that red comes to the right
  const red = await sharp({ create: { width: 100, height: 50, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer()
  const lying = await blank(100, 100, '#0000ff')
    .composite([{ input: red, top: 0, left: 0 }])
    .extend({ right: 20, background: '#0000ff' })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const [upright] = await readPicture(lying, wishes)
  expect(upright).toMatchObject({ width: 100, height: 120 })
  const right = await sharp(upright?.bytes)
    .extract({ left: 75, top: 40, width: 1, height: 1 })
    .raw()
    .toBuffer()
  expect(right[0]).toBeGreaterThan(200)
  expect(right[2]).toBeLessThan(60)
})

test('tells nobody where a photo was taken, or with what', async () => {
  const photo = await blank(50, 50)
    .withExif({
      IFD0: { Make: 'Kamera Rahasia', Artist: 'Ani' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 30/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">rahasia</x:xmpmeta>')
    .jpeg()
    .toBuffer()
  expect(photo.includes('Kamera Rahasia')).toBe(true)
  const [clean] = await readPicture(photo, wishes)
  const { exif, xmp, icc, iptc } = await sharp(clean?.bytes).metadata()
  expect({ exif, xmp, icc, iptc }).toEqual({})
  expect(clean?.bytes.includes('ahasia')).toBe(false)
})

test('takes the first frame of a moving picture', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map((colour) => blank(40, 30, colour).png().toBuffer()),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [50, 50] })
    .toBuffer()
  expect(await sharp(moving).metadata()).toMatchObject({ pages: 2 })
  const [still] = await readPicture(moving, wishes)
  expect(still).toMatchObject({ width: 40, height: 30 })
  const { pages } = await sharp(still?.bytes).metadata()
  expect(pages ?? 1).toBe(1)
  expect((await sharp(still?.bytes).raw().toBuffer())[0]).toBeGreaterThan(200)
})

test('refuses a small file that would unfold to gigabytes, by its head alone', async () => {
  const bomb = pngOf(50_000, 50_000)
  expect(bomb.length).toBeLessThan(200)
  await expect(readPicture(bomb, wishes)).rejects.toMatchObject({
    kind: 'too_large',
    code: 'picture_too_large',
    message: expect.stringContaining('50000 x 50000'),
  })
})

test('refuses a file that is longer than it may be without reading on', async () => {
  let sent = 0
  const endless = async function* () {
    for (;;) {
      sent += 1
      yield Buffer.alloc(1_000_000)
    }
  }
  await expect(readPicture(endless(), wishes)).rejects.toMatchObject({ kind: 'too_large' })
  expect(sent).toBe(6)
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>'],
  ['SVG with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a GIF that is also a script', 'GIF89a/*\x01\x00\x80*/=1;alert(1)'],
  ['PDF', '%PDF-1.7'],
  ['no byte at all', ''],
  ['half of a head', '\x89PNG'],
])('refuses %s', async (_what, text) => {
  await expect(readPicture(Buffer.from(text, 'latin1'), wishes)).rejects.toMatchObject({
    kind: 'unsupported_media_type',
    code: 'unsupported_picture',
  })
})

test('refuses the formats that its decoder could read but nobody was promised', async () => {
  for (const kind of ['gif', 'tiff', 'avif'] as const) {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .toFormat(kind)
      .toBuffer()
    await expect(readPicture(picture, wishes)).rejects.toMatchObject({ code: 'unsupported_picture' })
  }
})

test('drops what hides behind a picture or in its comments', async () => {
  const picture = await blank(60, 60).jpeg().toBuffer()
  const polyglot = Buffer.concat([picture, Buffer.from('PK\x03\x04<script>alert(1)</script>')])
  const [clean] = await readPicture(polyglot, wishes)
  expect(clean?.bytes.includes('script')).toBe(false)
})

test.each([
  ['a JPEG that breaks off', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'jpeg'],
  ['a PNG that breaks off', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'png'],
  ['a WebP that breaks off', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'webp'],
  [
    'the magic of a JPEG before something else',
    () => Buffer.from('\xff\xd8\xff<svg></svg>', 'latin1'),
    'jpeg',
  ],
] as const)('refuses %s as broken', async (_what, damage, kind) => {
  const whole = await noise(300, 300).toFormat(kind).toBuffer()
  await expect(readPicture(damage(whole), wishes)).rejects.toMatchObject({
    kind: 'unprocessable',
    code: 'broken_picture',
  })
})

test('a refused picture does not hold up the next', async () => {
  const good = await blank(10, 10).png().toBuffer()
  const answers = await Promise.allSettled([
    readPicture(good.subarray(0, 40), wishes),
    readPicture(good, wishes),
    readPicture(pngOf(50_000, 50_000), wishes),
    readPicture(good, wishes),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
})

const blank = (width: number, height: number, background = '#ff0000'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } })

const noise = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })

/** A PNG that says it is so large, with one row of nothing to show for it. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND'),
  ])
}

function chunk(name: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
