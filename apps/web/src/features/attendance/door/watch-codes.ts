import type { CodeReader } from './code-reader.ts'
import { openReader } from './open-reader.ts'

/** The same QR in front of the camera is one scan, until it has been away for so long. */
const coolDown = 4_000
/** Often enough to feel instant, with time left for the page itself. */
const shortestRest = 60
const restAfterFailure = 500

/** Reads the QRs that a video shows, as long as nobody stops it. */
export function watchCodes(video: HTMLVideoElement, onText: (text: string) => void): () => void {
  let stopped = false
  let reader: CodeReader | null = null
  const watch = async () => {
    const isNew = createMemory()
    let isNativeTrusted = true
    while (!stopped) {
      const since = performance.now()
      let rest = shortestRest
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
        try {
          reader ??= await openReader(isNativeTrusted)
          const text = await reader.read(video)
          if (text !== null && !stopped && isNew(text)) onText(text)
          // a slow phone works half of the time at most: it has to last the night
          rest = Math.max(shortestRest, performance.now() - since)
        } catch {
          reader?.close()
          reader = null
          isNativeTrusted = false
          rest = restAfterFailure
        }
      }
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
    reader?.close()
  }
  void watch()
  return () => {
    stopped = true
    // what it is reading just now has no listener any more
    reader?.close()
  }
}

/** Knows what was seen a moment ago, and nothing older: a night is long. */
function createMemory(): (text: string) => boolean {
  const seen = new Map<string, number>()
  return (text) => {
    const now = Date.now()
    for (const [each, at] of seen) if (now - at > coolDown) seen.delete(each)
    const isNew = !seen.has(text)
    seen.set(text, now)
    return isNew
  }
}
