import { readdirSync, readFileSync } from 'node:fs'
import type { BrowserContext, BrowserType, Page } from '@playwright/test'
import { chromiumFlags } from './chromium.ts'

/** A browser with a profile that outlives it, as the browser of a phone has. */
export interface KeptBrowser {
  readonly context: BrowserContext
  readonly page: Page
  /** Ends it in an instant, as a phone does that is short of memory: no page is told. */
  kill(): Promise<void>
  /** Opens it again after `kill`. */
  reopen(): Promise<KeptBrowser>
}

/** @param profile a directory that only this browser uses */
export async function openKeptBrowser(
  chromium: BrowserType,
  profile: string,
  onOpen: (context: BrowserContext) => void,
): Promise<KeptBrowser> {
  const context = await chromium.launchPersistentContext(profile, { args: [...chromiumFlags] })
  onOpen(context)
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      const closed = context.waitForEvent('close')
      process.kill(findProcess(profile), 'SIGKILL')
      await closed
    },
    reopen: () => openKeptBrowser(chromium, profile, onOpen),
  }
}

/** Playwright does not tell which process it has started. */
function findProcess(profile: string): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      const words = commandLine(pid)
      return words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type='))
    })
  if (found === undefined) throw new Error(`No browser runs on ${profile}`)
  return Number(found)
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // it has just ended
    return []
  }
}
