/** Reads the QR that a video shows just now. */
export interface CodeReader {
  /** Null: it shows none. Throws when it cannot tell; then this reader is of no use any more. */
  read(video: HTMLVideoElement): Promise<string | null>
  close(): void
}

/** The browser's own, where it has one, unless it has failed before; otherwise ours, which is loaded only then. */
export async function openReader(isNativeTrusted: boolean): Promise<CodeReader> {
  const native = isNativeTrusted ? await openNativeReader() : null
  return native ?? (await import('./own-reader.ts')).openOwnReader()
}

interface BarcodeDetecting {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

async function openNativeReader(): Promise<CodeReader | null> {
  // @NOTE the types of the platform do not know it yet
  const { BarcodeDetector } = globalThis as unknown as {
    BarcodeDetector?: {
      new (options: { formats: string[] }): BarcodeDetecting
      getSupportedFormats(): Promise<string[]>
    }
  }
  if (BarcodeDetector === undefined) return null
  try {
    if (!(await inTime(BarcodeDetector.getSupportedFormats())).includes('qr_code')) return null
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return {
      read: async (video) => (await inTime(detector.detect(video)))[0]?.rawValue ?? null,
      close: () => {},
    }
  } catch {
    return null
  }
}

/** It asks a service of the phone, which may be missing or gone, and then perhaps never answers. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The reader of the phone does not answer.')), 3_000)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
