import { open } from 'node:fs/promises'
import { encode } from 'uqr'

const [width, height] = [640, 480]
const [white, black, wall] = [235, 16, 150]

/** One frame's brightness, row by row, as a camera would see the QR of `text` on a sheet of paper; null: only the wall. */
export function drawFrame(text: string | null, shift = 0): Uint8Array {
  const luma = new Uint8Array(width * height).fill(wall)
  if (text === null) return luma
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const module = Math.floor((height - 40) / size)
  const left = Math.floor((width - size * module) / 2) + shift
  const top = Math.floor((height - size * module) / 2) + Math.floor(shift / 2)
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      for (let line = 0; line < module; line++) {
        const start = (top + row * module + line) * width + left + column * module
        luma.fill(dark ? black : white, start, start + module)
      }
  return luma
}

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
      await video.write(drawFrame(frame.text, frame.shift))
      await video.write(colourless)
    }
  } finally {
    await video.close()
  }
}

const framesPerSecond = 10

function script(texts: readonly string[]): { text: string | null; shift: number }[] {
  const pause = Array.from({ length: 5 }, () => ({ text: null, shift: 0 }))
  const drift = [0, 2, 4, 6, 7, 6, 4, 2, 0, -2, -4, -6, -7, -6, -4, -2]
  return texts.flatMap((text) => [...pause, ...drift.map((shift) => ({ text, shift }))])
}

/** With these flags Chromium has one camera, which plays the file, and grants it without asking. */
export const cameraFlags = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]
