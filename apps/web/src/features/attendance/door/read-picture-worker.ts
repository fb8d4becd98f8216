// by their own paths: the whole library, with its other kinds of barcodes, is six times as large
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js'
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js'
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js'
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js'
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js'

const hints = new Map([[DecodeHintType.TRY_HARDER, true]])
const reader = new QRCodeReader()

/** One answer for each picture: the text of its QR, or null. */
self.onmessage = ({ data }: MessageEvent<ImageData>) => self.postMessage(textIn(data))

function textIn({ data, width, height }: ImageData): string | null {
  const source = new RGBLuminanceSource(greys(data), width, height)
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText()
  } catch {
    // no QR in the picture
    return null
  }
}

function greys(pixels: ImageData['data']): Uint8ClampedArray {
  const luminances = new Uint8ClampedArray(pixels.length / 4)
  for (let at = 0; at < luminances.length; at++) {
    const [red = 0, green = 0, blue = 0] = [pixels[4 * at], pixels[4 * at + 1], pixels[4 * at + 2]]
    luminances[at] = (red * 306 + green * 601 + blue * 117) >> 10
  }
  return luminances
}
