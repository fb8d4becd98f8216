import { AppError } from '@balai/contract/app-error.ts'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { callerOf } from './caller.ts'
import { gatesOf } from './guard.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * 'ordinary' unless told; 'authentication' where a secret is checked (log-in, recovery), 'costly' where one request
     * makes others wait, 'unlimited' for probes.
     */
    rate?: 'ordinary' | 'authentication' | 'costly' | 'unlimited'
  }
}

/** Counted per minute and per process: several replicas let in so many times more. */
export type RateLimits =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on'
      /** From one address, 6,000 unless told: a whole hall may stand behind one. An IPv6 /64 is one address. */
      readonly perAddress?: number
      /** Of one account or API key, 3,000 unless told. */
      readonly perAccount?: number
      /** From one address to routes that check a secret, 60 unless told. */
      readonly authentication?: number
      /** Of one account or API key to routes that make others wait, 60 unless told. */
      readonly costly?: number
    }

export async function limitRates(app: App, limits: RateLimits): Promise<void> {
  if (limits.kind === 'off') return
  await app.register(rateLimit, { global: false })
  const timeWindow = 60_000
  const ofAddress = (max: number) => app.createRateLimit({ max, timeWindow })
  const ofCaller = (max: number) =>
    app.createRateLimit({
      max,
      timeWindow,
      keyGenerator: (request) => callerOf(request.principal) ?? request.ip,
    })
  const fromAnywhere = ofAddress(limits.perAddress ?? 6_000)
  const ofAnybody = ofCaller(limits.perAccount ?? 3_000)
  const byAddress = {
    ordinary: fromAnywhere,
    authentication: ofAddress(limits.authentication ?? 60),
    costly: fromAnywhere,
  }
  const byCaller = { ordinary: ofAnybody, authentication: ofAnybody, costly: ofCaller(limits.costly ?? 60) }

  app.addHook('onRoute', (route) => {
    const rate = route.config?.rate ?? 'ordinary'
    if (rate === 'unlimited') return
    const limitAddress = async (request: FastifyRequest) => refuseExcess(await byAddress[rate](request))
    // Who calls is known once the route's own gates are passed, so that limit stands behind them.
    const limitCaller = async (request: FastifyRequest) => {
      if (request.principal !== null) refuseExcess(await byCaller[rate](request))
    }
    const gated = gatesOf(route).length > 0
    route.onRequest = [limitAddress, route.onRequest ?? [], gated ? limitCaller : []].flat()
  })
}

type Verdict = Awaited<ReturnType<ReturnType<App['createRateLimit']>>>

function refuseExcess(verdict: Verdict): void {
  if (verdict.isAllowed || !verdict.isExceeded) return
  throw new AppError('rate_limited', 'rate_limited', 'Too many requests. Please wait a little.', {
    retryAfter: verdict.ttlInSeconds,
  })
}
