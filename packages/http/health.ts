import { setTimeout as delay } from 'node:timers/promises'
import { Type } from 'typebox'
import type { App } from './app.ts'

/** What a process needs to do its work, by name; a check that throws says no. */
export type ReadyChecks = Readonly<Record<string, () => Promise<void>>>

const patience = 2_000

const Health = Type.Object({ status: Type.String(), service: Type.String() }, { additionalProperties: true })

/** The dialects ask for these two; the program adds what it likes. */
export type Health = Type.Static<typeof Health>

const CheckResult = Type.Object({
  ok: Type.Boolean(),
  latency_ms: Type.Integer(),
  error: Type.Union([Type.Literal('failed'), Type.Literal('timed_out'), Type.Null()]),
})
const Readiness = Type.Object({
  status: Type.Union([Type.Literal('ready'), Type.Literal('not_ready')]),
  checks: Type.Record(Type.String(), CheckResult),
})
type CheckResult = Type.Static<typeof CheckResult>

/**
 * `/health` says that the process lives, and is 200 whatever it tells of others; `/ready` asks what the process needs to
 * do its work.
 */
export function serveHealth(app: App, health: () => Health | Promise<Health>, checks: ReadyChecks): void {
  const config = { rate: 'unlimited', quiet: true } as const

  app.get(
    '/health',
    { config, schema: { summary: 'Is the process alive?', tags: ['operation'], response: { 200: Health } } },
    async () => health(),
  )

  const ask = shared(() => askAll(checks))
  app.get(
    '/ready',
    {
      config,
      schema: {
        summary: 'Does what the process depends on answer?',
        tags: ['operation'],
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (request, reply) => {
      const { results, causes } = await ask()
      for (const [check, err] of causes) request.log.warn({ err, check }, 'a readiness check failed')
      const ready = Object.values(results).every(({ ok }) => ok)
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks: results })
    },
  )
}

interface Asked {
  readonly results: Record<string, CheckResult>
  readonly causes: readonly (readonly [check: string, error: unknown])[]
}

async function askAll(checks: ReadyChecks): Promise<Asked> {
  const asked = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, ...(await askOne(check)) })),
  )
  return {
    results: Object.fromEntries(asked.map(({ name, result }) => [name, result])),
    causes: asked.flatMap(({ name, cause }) => (cause === null ? [] : [[name, cause] as const])),
  }
}

async function askOne(check: () => Promise<void>): Promise<{ result: CheckResult; cause: unknown }> {
  const begun = performance.now()
  const latency = () => Math.round(performance.now() - begun)
  const timer = new AbortController()
  try {
    const tooLate = delay(patience, 'timed_out' as const, { signal: timer.signal })
    const outcome = await Promise.race([check(), tooLate])
    const error = outcome ?? null
    return { result: { ok: error === null, latency_ms: latency(), error }, cause: error }
  } catch (cause) {
    return { result: { ok: false, latency_ms: latency(), error: 'failed' }, cause }
  } finally {
    timer.abort()
  }
}

/** Probes that come while one is being answered get its answer: a slow dependency is not asked ever more. */
function shared<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asking: Promise<Result> | null = null
  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}
