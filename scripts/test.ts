import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outcome, runJourneys } from './run-journeys.ts'

/**
 * What `npm test` is: the checks, the suites and the journeys, then one line that counts. --no-checks leaves out the
 * checks and the journeys, --long takes what lasts; named files run alone.
 */
const long = process.argv.includes('--long')
const onlySuites = long || process.argv.includes('--no-checks')
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const journeyFiles = files.filter((file) => /^(\.\/)?e2e(\/|$)/.test(file))
const suiteFiles = files.filter((file) => !journeyFiles.includes(file))
const wantsJourneys = journeyFiles.length > 0 || (files.length === 0 && (long || !onlySuites))
const rooms = ['apps', 'modules', 'dialects', 'packages', 'bench', 'e2e']

const checks = onlySuites
  ? []
  : [
      // the web app's types of the API are made from the routes, so they come first
      check('types of the API', 'node', ['scripts/write-api-types.ts']),
      check('types', 'tsc', ['--noEmit']),
      check('types of the web app', 'tsc', ['--noEmit', '-p', 'apps/web']),
      check('types of the journeys', 'tsc', ['--noEmit', '-p', 'e2e']),
      check('format and lint', 'biome', ['check', '.']),
      check('boundaries', 'depcruise', ['--config', '.dependency-cruiser.mjs', ...rooms]),
    ]
const outcomes = [
  ...(files.length === 0 || suiteFiles.length > 0 ? [runSuites(suiteFiles)] : []),
  ...(wantsJourneys ? [runJourneys(long ? 'long' : 'short', journeyFiles)] : []),
]

const passed = checks.filter(Boolean).length + sum(outcomes.map((outcome) => outcome.passed))
const failed = checks.filter((held) => !held).length + sum(outcomes.map((outcome) => outcome.failed))
const skipped = outcomes.flatMap((outcome) => outcome.skipped)
const forbidden = process.env.CI === 'true' ? skipped.length : 0

if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`)
if (forbidden > 0) console.log('With CI=true a skipped test is a failure: install what it asks for.')
console.log(summary(passed, failed + forbidden, skipped.length - forbidden))
process.exitCode = failed + forbidden > 0 ? 1 : 0

function check(name: string, command: string, args: string[]): boolean {
  const { status } = run(command, args)
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
  return status === 0
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function runSuites(files: readonly string[]): Outcome {
  const directory = mkdtempSync(join(tmpdir(), 'balai-report-'))
  const report = join(directory, 'report.json')
  const { status } = run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    { BALAI_TESTS: long ? 'long' : 'short' },
  )
  try {
    const outcome = countTests(JSON.parse(readFileSync(report, 'utf8')))
    // a suite that could not even be loaded fails without a failed test
    return { ...outcome, failed: status !== 0 ? Math.max(outcome.failed, 1) : outcome.failed }
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { assertionResults: { status: string; fullName: string; meta?: { note?: string } }[] }[]
}

function countTests(report: Report) {
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName)
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
}

function summary(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
