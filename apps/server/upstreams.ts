import type { BreakerState } from '@balai/upstream/breaker.ts'
import { createUpstream, type Upstream, type UpstreamState } from '@balai/upstream/upstream.ts'
import type { Config, Place } from './config.ts'
import type { ModuleName } from './hosted-modules.ts'

/** The modules that live at another address, and what belongs to others. */
export interface Upstreams {
  readonly identity: Upstream | null
  readonly attendance: Upstream | null
  readonly mediMatch: Upstream | null
  /** What `/health` says of them. */
  states(): Promise<Record<string, UpstreamState>>
  breakers(): (readonly [name: string, state: BreakerState])[]
  close(): void
}

type Deps = Pick<Parameters<typeof createUpstream>[0], 'now' | 'log'>

export function createUpstreams(config: Config, deps: Deps): Upstreams {
  const reach = (name: ModuleName, place: Place): Upstream | null =>
    place.kind === 'local'
      ? null
      : createUpstream({ name, baseUrl: place.baseUrl, timeoutMs: config.upstreamTimeoutMs, ...deps })
  const identity = reach('identity', config.identity)
  const attendance = reach('attendance', config.attendance)
  const mediMatch =
    config.mediMatch.kind === 'local'
      ? null
      : createUpstream({
          name: 'medimatch',
          baseUrl: config.mediMatch.baseUrl,
          timeoutMs: mediMatchTimeoutMs,
          maxAnswerBytes: 1024 * 1024,
          ...deps,
        })
  const all = Object.entries({ identity, attendance, medimatch: mediMatch }).filter(
    (entry): entry is [string, Upstream] => entry[1] !== null,
  )
  return {
    identity,
    attendance,
    mediMatch,
    async states() {
      const states = await Promise.all(
        all.map(async ([name, upstream]) => [name, await upstream.state()] as const),
      )
      return Object.fromEntries(states)
    },
    breakers: () => all.map(([name, upstream]) => [name, upstream.breakerState()]),
    close() {
      for (const [, upstream] of all) upstream.close()
    },
  }
}

/** Somebody waits at a screen for it. */
const mediMatchTimeoutMs = 3_000
