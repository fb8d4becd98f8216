import type { CodeReader } from './code-reader.ts'

/** Fine enough for a QR that fills a quarter of the picture, small enough to be read ten times a second. */
const longestSide = 800

/**
 * Reads in a thread of its own: a slow phone needs a tenth of a second for a picture, in which the page could neither
 * take a tap nor show a result.
 */
export function openOwnReader(): CodeReader {
  const worker = new Worker(new URL('./read-picture-worker.ts', import.meta.url), { type: 'module' })
  const canvas = document.createElement('canvas')
  return {
    read: async (video) => {
      const picture = pictureOf(video, canvas)
      return picture === null ? null : await asked(worker, picture)
    },
    close: () => worker.terminate(),
  }
}

/** One picture at a time. The worker takes its bytes over, so none are left behind. */
const asked = (worker: Worker, picture: ImageData): Promise<string | null> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string | null>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(`The reader of pictures has failed: ${message}`))
    worker.postMessage(picture, [picture.data.buffer])
  })

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight, 1))
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
  if (width === 0 || height === 0) return null
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
