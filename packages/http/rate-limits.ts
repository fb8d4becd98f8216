import { AppError } from '@balai/contract/app-error.ts'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { callerOf } from './caller.ts'
import { gatesOf } from './guard.ts'

/** On routes that check a secret (log-in, recovery): `config: { rate: 'authentication' }`. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** 'ordinary' unless told; 'unlimited' for probes. */
    rate?: 'ordinary' | 'authentication' | 'unlimited'
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
    }

export async function limitRates(app: App, limits: RateLimits): Promise<void> {
  if (limits.kind === 'off') return
  await app.register(rateLimit, { global: false })
  const timeWindow = 60_000
  const byAddress = {
    ordinary: app.createRateLimit({ max: limits.perAddress ?? 6_000, timeWindow }),
    authentication: app.createRateLimit({ max: limits.authentication ?? 60, timeWindow }),
  }
  const byCaller = app.createRateLimit({
    max: limits.perAccount ?? 3_000,
    timeWindow,
    keyGenerator: (request) => callerOf(request.principal) ?? request.ip,
  })

  app.addHook('onRoute', (route) => {
    const rate = route.config?.rate ?? 'ordinary'
    if (rate === 'unlimited') return
    const limitAddress = async (request: FastifyRequest) => refuseExcess(await byAddress[rate](request))
    // Who calls is known once the route's own gates are passed, so that limit stands behind them.
    const limitCaller = async (request: FastifyRequest) => {
      if (request.principal !== null) refuseExcess(await byCaller(request))
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
