import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumMissing, findChromium } from '../e2e/chromium.ts'

export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: string[]
}

/** Walks the journeys of e2e/ in a browser: those of `npm test` or of `test:long`, or all of the named files. */
export function runJourneys(part: 'short' | 'long', files: readonly string[] = []): Outcome {
  if (findChromium() === null) return { passed: 0, failed: 0, skipped: [chromiumMissing] }
  const directory = mkdtempSync(join(tmpdir(), 'balai-journeys-'))
  const report = join(directory, 'report.json')
  const { status } = spawnSync('playwright', ['test', '--config', 'e2e', '--reporter=list,json', ...files], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(files.length === 0 && { BALAI_TESTS: part }),
    },
    shell: process.platform === 'win32',
  })
  try {
    const outcome = countTests(JSON.parse(readFileSync(report, 'utf8')))
    // what could not even be loaded or built fails without a failed test
    return { ...outcome, failed: status !== 0 ? Math.max(outcome.failed, 1) : outcome.failed }
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

interface Suite {
  readonly specs?: { title: string; tests: { projectName: string; status: string }[] }[]
  readonly suites?: Suite[]
}

function countTests(
  report: Suite & { stats: { expected: number; unexpected: number; flaky: number } },
): Outcome {
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped: skippedIn(report) }
}

function skippedIn({ specs = [], suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.filter(({ status }) => status === 'skipped').map(({ projectName }) => `${title} (${projectName})`),
  )
  return [...own, ...suites.flatMap(skippedIn)]
}
