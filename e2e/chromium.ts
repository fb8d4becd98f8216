import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome']

export const chromiumMissing = 'The journeys need Chromium, and found none: apt-get install chromium.'

/** The system's own browser: downloads of Playwright's do not work everywhere. CHROMIUM names another. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { CHROMIUM, PATH = '' } = environment
  const places = CHROMIUM
    ? [CHROMIUM]
    : names.flatMap((name) =>
        ['/usr/bin', ...PATH.split(delimiter)].map((directory) => join(directory, name)),
      )
  return places.find(isExecutable) ?? null
}

export function requireChromium(): string {
  const found = findChromium()
  if (found === null) throw new Error(chromiumMissing)
  return found
}

/** A browser that asks nobody anything by itself. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
