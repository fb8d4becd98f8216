import { type Attendance, createAttendance } from '@balai/attendance/module.ts'
import { createBlob } from '@balai/blob/create-blob.ts'
import { type Care, createCare, type MediMatch } from '@balai/care/module.ts'
import type { Listener } from '@balai/db/listen.ts'
import { type Db, viewTables } from '@balai/db/open-database.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import { defineJob, type Job } from '@balai/events/job.ts'
import type { Sweep } from '@balai/events/sweep.ts'
import { type AccountGate, type ApiKeyGate, createGuard, type Guard } from '@balai/http/guard.ts'
import { pruneIdempotencyKeys } from '@balai/http/idempotency-store.ts'
import type { Tokens } from '@balai/http/tokens.ts'
import { createIdentity, type Identity } from '@balai/identity/module.ts'
import { createMailer } from '@balai/mail/mailer.ts'
import { createNotify, type Notify } from '@balai/notify/module.ts'
import { createRemoteAccountGate } from '@balai/portal/remote-account-gate.ts'
import { trustingAccountGate } from '@balai/portal/trusting-account-gate.ts'
import { createSpaces, type Spaces } from '@balai/spaces/module.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { ModuleName } from './hosted-modules.ts'
import type { Upstreams } from './upstreams.ts'

/** The modules of this process; null for one that is not here. */
export interface Hosted {
  readonly identity: Identity | null
  readonly attendance: Attendance | null
  readonly spaces: Spaces | null
  readonly notify: Notify | null
  readonly care: Care | null
  readonly guard: Guard
  readonly tokens: Tokens
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  readonly sweeps: readonly Sweep[]
}

export interface Foundation {
  readonly db: Db<object>
  readonly listener: Listener
  readonly tokens: Tokens
  readonly upstreams: Upstreams
  readonly log: FastifyBaseLogger
  readonly now: () => Date
}

export function hostModules(config: Config, wanted: ReadonlySet<ModuleName>, foundation: Foundation): Hosted {
  const { db, tokens, upstreams, now, log } = foundation
  const identity = wanted.has('identity')
    ? createIdentity({
        db: viewTables(db),
        tokens,
        now,
        log,
        mail: config.mail,
        secrets: config.jwt.secrets,
        publicUrl: config.http.publicUrl,
      })
    : null
  const guard = createGuard({
    tokens,
    accounts: identity?.accounts ?? gateElsewhere(upstreams, now),
    apiKeys: identity?.apiKeys ?? noApiKeys,
  })
  const attendance = wanted.has('attendance')
    ? createAttendance({
        ...foundation,
        db: viewTables(db),
        guard,
        openLists: config.door.openLists,
        undoSeconds: config.door.undoSeconds,
        houseTimezone: config.houseTimezone,
      })
    : null
  const { publicUrl } = config.http
  const spaces = wanted.has('spaces')
    ? createSpaces({
        ...foundation,
        db: viewTables(db),
        guard,
        houseTimezone: config.houseTimezone,
        publicUrl,
        secrets: config.jwt.secrets,
        blob: createBlob(config.blob),
      })
    : null
  const notify = wanted.has('notify')
    ? createNotify({
        ...foundation,
        db: viewTables(db),
        guard,
        mailer: createMailer(config.mail, log),
        publicUrl,
        secrets: config.jwt.secrets,
        houseTimezone: config.houseTimezone,
        privateWebhooks: config.webhooks.privateTargets,
      })
    : null
  const care = wanted.has('care')
    ? createCare({
        db: viewTables(db),
        guard,
        now,
        onAtFirst: config.careEnabled,
        mediMatch: mediMatchOf(config, upstreams),
      })
    : null
  const modules = [identity, attendance, spaces, notify, care].filter((module) => module !== null)
  return {
    identity,
    attendance,
    spaces,
    notify,
    care,
    guard,
    tokens,
    consumers: modules.flatMap(({ consumers }) => consumers),
    sweeps: [spaces, notify].flatMap((module) => module?.sweeps ?? []),
    jobs: [...modules.flatMap(({ jobs }) => jobs), pruneKeys(db)],
  }
}

export const namesOf = ({ identity, attendance, spaces, notify, care }: Hosted): ModuleName[] =>
  [identity, attendance, spaces, notify, care].flatMap((module) => module?.name ?? [])

/** No module's own: the keys belong to whatever surface the process serves. */
const pruneKeys = (db: Db<object>): Job =>
  defineJob({ name: 'http.prune', cron: '41 * * * *', run: () => pruneIdempotencyKeys(viewTables(db)) })

const gateElsewhere = ({ identity }: Upstreams, now: () => Date): AccountGate =>
  identity === null ? trustingAccountGate : createRemoteAccountGate({ upstream: identity, now })

function mediMatchOf({ mediMatch }: Config, upstreams: Upstreams): MediMatch {
  if (mediMatch.kind === 'local' || upstreams.mediMatch === null) return { kind: 'local' }
  return { kind: 'remote', upstream: upstreams.mediMatch, apiKey: mediMatch.apiKey }
}

/** API keys are identity's; a process without identity knows none. */
const noApiKeys: ApiKeyGate = { admit: async () => null }
