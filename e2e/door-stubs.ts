import type { Page } from '@playwright/test'

/** What the page asked of the phone, in its order. */
export interface Asked {
  readonly torch: boolean[]
  /** The exact camera; null: any that looks away from the face. */
  readonly cameras: (string | null)[]
  readonly wakeLocks: number[]
  readonly shakes: number[][]
  tones: number
  detections: number
}

export const asked = async (page: Page): Promise<Asked> =>
  await page.evaluate(() => (globalThis as unknown as { asked: Asked }).asked)

/** Everything of a phone that a computer has not, and a notebook of what was asked of it. */
export async function lendPhone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notes: Asked = { torch: [], cameras: [], wakeLocks: [], shakes: [], tones: 0, detections: 0 }
    Object.assign(globalThis, { asked: notes })
    const stub = (owner: object, name: string, value: unknown) =>
      Object.defineProperty(owner, name, { configurable: true, value })

    stub(navigator, 'vibrate', (pattern: number[]) => notes.shakes.push(pattern) > 0)
    stub(navigator, 'wakeLock', {
      request: async () => {
        notes.wakeLocks.push(notes.wakeLocks.length)
        return { release: async () => {} }
      },
    })
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      notes.tones += 1
      start.call(this, when)
    }

    const devices = navigator.mediaDevices
    const open = devices.getUserMedia.bind(devices)
    stub(devices, 'enumerateDevices', async () =>
      ['back', 'front'].map((deviceId) => ({ kind: 'videoinput', deviceId })),
    )
    stub(devices, 'getUserMedia', async ({ video }: { video: { deviceId?: { exact: string } } }) => {
      notes.cameras.push(video.deviceId?.exact ?? null)
      return await open({ video: true })
    })
    const tracks = MediaStreamTrack.prototype
    tracks.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities
    tracks.getSettings = () => ({ deviceId: notes.cameras.at(-1) ?? 'back' })
    tracks.applyConstraints = async (wanted) => {
      const [first] = (wanted?.advanced ?? []) as { torch?: boolean }[]
      if (first?.torch !== undefined) notes.torch.push(first.torch)
    }
  })
}

/** The phone lies in a pocket, and comes out again. */
export async function turnAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
      document.dispatchEvent(new Event('visibilitychange'))
    }
  })
}

/** A reader of QRs as some browsers have one: it sees this text whatever the camera shows, or fails at it. */
export async function lendDetector(
  page: Page,
  sees: { text: string } | 'throws' | 'never answers',
): Promise<void> {
  await page.addInitScript((seen) => {
    const notes = { detections: 0 }
    class BarcodeDetector {
      static getSupportedFormats = async () => ['qr_code']
      async detect() {
        notes.detections += 1
        if (seen === 'throws') throw new DOMException('Service unavailable.', 'NotSupportedError')
        if (seen === 'never answers') return await new Promise(() => {})
        return [{ rawValue: (seen as { text: string }).text }]
      }
    }
    Object.assign(globalThis, { BarcodeDetector, asked: notes })
  }, sees)
}

/** No camera for this page, for one of the reasons that browsers have. */
export async function refuseCamera(page: Page, reason: string): Promise<void> {
  await page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('No.', name)
    }
  }, reason)
}

/** The clock of this device is off by so many milliseconds, and goes on. */
export async function shiftClock(page: Page, by: number): Promise<void> {
  await page.addInitScript((offset) => {
    const { Date: Right } = globalThis
    const wrong = new Proxy(Right, {
      construct: (right, given, made) =>
        Reflect.construct(right, given.length === 0 ? [right.now() + offset] : given, made),
      get: (right, name) => (name === 'now' ? () => right.now() + offset : Reflect.get(right, name)),
    })
    Object.assign(globalThis, { Date: wrong })
  }, by)
}

/** A browser that opens no store: as of today's ways to say so. */
export async function refuseStore(page: Page, how: 'throws' | 'fails' | 'has none'): Promise<void> {
  await page.addInitScript((way) => {
    const factory = IDBFactory.prototype
    const { open } = factory
    if (way === 'throws') {
      factory.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    }
    // a version below the one that is there fails in the proper way
    if (way === 'fails') {
      factory.open = function () {
        open.call(this, 'fails', 2)
        return open.call(this, 'fails', 1)
      }
    }
    if (way === 'has none') {
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    }
  }, how)
}

/** No room for another scan, from now on. */
export async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  })
}
