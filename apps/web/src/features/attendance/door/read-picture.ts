// by their own paths: the whole library, with its other kinds of barcodes, is six times as large
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js'
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js'
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js'
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js'
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js'

export type ReadPicture = (video: HTMLVideoElement) => Promise<string | null>

/** Fine enough for a QR that fills a quarter of the picture, small enough to be read ten times a second. */
const longestSide = 800
const canvas = document.createElement('canvas')
const hints = new Map([[DecodeHintType.TRY_HARDER, true]])
const reader = new QRCodeReader()

/** The text of the QR that a video shows just now; null when it shows none. */
export const readPicture: ReadPicture = async (video) => {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1))
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
  if (width === 0 || height === 0) return null
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, width, height)
  const source = new RGBLuminanceSource(greys(context.getImageData(0, 0, width, height).data), width, height)
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText()
  } catch {
    // no QR in the picture
    return null
  }
}

function greys(pixels: Uint8ClampedArray): Uint8ClampedArray {
  const luminances = new Uint8ClampedArray(pixels.length / 4)
  for (let at = 0; at < luminances.length; at++) {
    const [red = 0, green = 0, blue = 0] = [pixels[4 * at], pixels[4 * at + 1], pixels[4 * at + 2]]
    luminances[at] = (red * 306 + green * 601 + blue * 117) >> 10
  }
  return luminances
}
