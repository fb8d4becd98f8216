import { open } from 'node:fs/promises'
import { encode } from 'uqr'

const [width, height] = [640, 480]
const [white, black, wall] = [235, 16, 150]

/**
 * How a hand holds a ticket, frame by frame, in degrees. None holds it straight: zxing fails at some tickets whose
 * modules lie exactly along the picture's rows, and at a few of them as long as they nearly do.
 */
export const tilts: readonly number[] = [
  -40, -30, -20, -12, -6, -2, 3, 8, 15, 25, 35, 45, 35, 25, 15, 8, 3, -6, -20,
]

/** One frame's brightness, row by row, as a camera would see the QR of `text` on a sheet of paper; null: only the wall. */
export function drawFrame(text: string | null, tilt = 0): Uint8Array {
  const luma = new Uint8Array(width * height).fill(wall)
  if (text === null) return luma
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const module = (height * 0.75) / size
  const [across, down] = [Math.cos(radians(tilt)) / module, Math.sin(radians(tilt)) / module]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [right, below] = [x - width / 2, y - height / 2]
      const column = Math.floor(right * across + below * down + size / 2)
      const row = Math.floor(below * across - right * down + size / 2)
      const dark = data[row]?.[column]
      if (dark !== undefined) luma[y * width + x] = dark ? black : white
    }
  return luma
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Writes what Chromium's fake camera plays in a loop: an empty wall, then each of the texts as a QR in a hand that
 * is not quite still, half a second of wall before each.
 */
export async function writeCameraVideo(file: string, texts: readonly string[]): Promise<void> {
  const colourless = new Uint8Array((width * height) / 2).fill(128)
  const video = await open(file, 'w')
  try {
    await video.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
    for (const frame of script(texts)) {
      await video.write('FRAME\n')
      await video.write(drawFrame(frame.text, frame.tilt))
      await video.write(colourless)
    }
  } finally {
    await video.close()
  }
}

const framesPerSecond = 10

function script(texts: readonly string[]): { text: string | null; tilt: number }[] {
  const pause = Array.from({ length: 5 }, () => ({ text: null, tilt: 0 }))
  return texts.flatMap((text) => [...pause, ...tilts.map((tilt) => ({ text, tilt }))])
}

/** With these flags Chromium has one camera, which plays the file, and grants it without asking. */
export const cameraFlags = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]
