import type { BrowserContext, ConsoleMessage, Request, Response } from '@playwright/test'

/** What no page may do, whatever its journey is about. */
export interface Faults {
  /** Adds a browser that the test opened itself; those of `browser.newContext` are watched already. */
  watch(context: BrowserContext): void
  /** A network that is cut, a page that is not there: faults that this journey is about. */
  expect(...expected: RegExp[]): void
  /** Those that nobody expected, as sentences. */
  list(): string[]
}

/** Records console errors, uncaught errors, breaches of the content security policy, foreign hosts and answers of 5xx. */
export function watchFaults(origin: string): Faults {
  const seen: string[] = []
  const allowed: RegExp[] = []
  return {
    watch(context) {
      context.on('console', (message) => add(seen, faultInConsole(message)))
      context.on('weberror', (error) =>
        seen.push(`uncaught: ${error.error().stack ?? error.error().message}`),
      )
      context.on('request', (request) => add(seen, faultInRequest(request, origin)))
      context.on('response', (response) => add(seen, faultInResponse(response)))
    },
    expect: (...expected) => {
      allowed.push(...expected)
    },
    list: () => seen.filter((fault) => !allowed.some((each) => each.test(fault))),
  }
}

function add(seen: string[], fault: string | null): void {
  if (fault !== null) seen.push(fault)
}

/** Chromium writes of every 4xx too; that is how an API refuses, and what the page makes of it is what counts. */
const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/

function faultInConsole(message: ConsoleMessage): string | null {
  if (message.type() !== 'error' || refusal.test(message.text())) return null
  return `console: ${message.text()} (${message.location().url})`
}

function faultInRequest(request: Request, origin: string): string | null {
  const { protocol, origin: asked } = new URL(request.url())
  const ours = asked === origin || protocol === 'data:' || protocol === 'blob:'
  return ours ? null : `foreign host: ${request.url()}`
}

const partsOfAPage = new Set(['script', 'stylesheet', 'font', 'image', 'manifest'])

function faultInResponse(response: Response): string | null {
  const asked = `${response.request().method()} ${response.url()}`
  if (response.status() >= 500) return `answer: ${response.status()} to ${asked}`
  const broken = response.status() >= 400 && partsOfAPage.has(response.request().resourceType())
  return broken ? `part missing: ${response.status()} to ${asked}` : null
}
