import type { CodeReader } from './code-reader.ts'

interface BarcodeDetecting {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

/** Null: this browser has none. */
export async function openNativeReader(): Promise<CodeReader | null> {
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
