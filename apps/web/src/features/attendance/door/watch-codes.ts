import type { ReadPicture } from './read-picture.ts'

/** The same QR in front of the camera is one scan, until it has been away for so long. */
const coolDown = 4_000
/** Often enough to feel instant, with time left for the page itself. */
const rest = 60

interface BarcodeDetecting {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

/** Reads the QRs that a video shows, as long as nobody stops it. */
export function watchCodes(video: HTMLVideoElement, onText: (text: string) => void): () => void {
  let stopped = false
  const seen = new Map<string, number>()
  const look = async () => {
    const read = await readerFor()
    while (!stopped) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
        const text = await read(video).catch(() => null)
        if (text !== null && !stopped && isNew(seen, text)) onText(text)
      }
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
  }
  void look()
  return () => {
    stopped = true
  }
}

function isNew(seen: Map<string, number>, text: string): boolean {
  const now = Date.now()
  const before = seen.get(text) ?? 0
  seen.set(text, now)
  return now - before > coolDown
}

/** The browser's own, where it has one; otherwise ours, which is loaded only then. */
async function readerFor(): Promise<ReadPicture> {
  const detector = await nativeDetector()
  if (detector !== null) return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  const { readPicture } = await import('./read-picture.ts')
  return readPicture
}

async function nativeDetector(): Promise<BarcodeDetecting | null> {
  // @NOTE the types of the platform do not know it yet
  const { BarcodeDetector } = globalThis as unknown as {
    BarcodeDetector?: {
      new (options: { formats: string[] }): BarcodeDetecting
      getSupportedFormats(): Promise<string[]>
    }
  }
  try {
    const formats = (await BarcodeDetector?.getSupportedFormats()) ?? []
    return BarcodeDetector !== undefined && formats.includes('qr_code')
      ? new BarcodeDetector({ formats: ['qr_code'] })
      : null
  } catch {
    return null
  }
}
