import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { BlobSettings } from '@balai/blob/create-blob.ts'
import { isTimeZone } from '@balai/contract/time-zone.ts'
import type { Secrets } from '@balai/http/seal.ts'
import { Value } from 'typebox/value'
import { ConfigError } from './config-error.ts'
import { readOrMakeSecret } from './jwt-secret.ts'
import { Settings } from './settings.ts'

/** The program's configuration: parsed once, typed, and with its alternatives as unions. */
export interface Config {
  /** Every setting as the operator may see it. */
  readonly settings: readonly SettingInForce[]
  readonly http: {
    readonly host: string
    readonly port: number
    readonly publicUrl: string | null
    readonly corsOrigins: readonly string[]
    readonly trustProxy: boolean | string[]
    readonly rateLimits: 'on' | 'off'
    readonly bodyLimit: number
  }
  readonly dataDirectory: string
  readonly database:
    | { readonly kind: 'embedded'; readonly sharedBuffersMb: number; readonly poolSize: number }
    | { readonly kind: 'server'; readonly url: string; readonly poolSize: number }
  readonly jwt: { readonly secrets: Secrets; readonly tixgoSeconds: number }
  readonly houseTimezone: string
  readonly door: { readonly openLists: boolean; readonly undoSeconds: number }
  readonly identity: Place
  readonly attendance: Place
  readonly upstreamTimeoutMs: number
  readonly mail:
    | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
    | { readonly kind: 'directory'; readonly directory: string; readonly from: string }
  readonly blob: BlobSettings
  readonly webhooks: { readonly privateTargets: boolean }
  /** Until an admin decides. */
  readonly careEnabled: boolean
  readonly mediMatch: MediMatchPlace
  readonly metricsToken: string | null
  readonly logLevel: string
}

/** Where a module lives, when its base URL is set: at that address and not in this process. */
export type Place = { readonly kind: 'local' } | { readonly kind: 'remote'; readonly baseUrl: string }

export type MediMatchPlace =
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly baseUrl: string; readonly apiKey: string }

/** The only reader of the environment. Makes the data directory's secret when JWT_SECRET is unset. */
export async function readConfig(environment: NodeJS.ProcessEnv): Promise<Config> {
  const settings = parseSettings(environment)
  const development = settings.NODE_ENV === 'development'
  const dataDirectory = resolve(settings.DATA_DIR)
  checkTimeZone(settings.HOUSE_TIMEZONE)
  const current = settings.JWT_SECRET ?? (await readOrMakeSecret(dataDirectory))
  const previous = settings.JWT_SECRET_PREVIOUS
  if (!development) {
    checkSecret('JWT_SECRET', current)
    if (previous !== undefined) checkSecret('JWT_SECRET_PREVIOUS', previous)
  }
  return {
    settings: describeSettings(settings, environment),
    http: {
      host: settings.HOST,
      port: settings.PORT,
      publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      corsOrigins: splitList(settings.CORS_ORIGINS),
      trustProxy: readTrustProxy(settings.TRUST_PROXY),
      rateLimits: settings.RATE_LIMITS,
      bodyLimit: settings.BODY_LIMIT_KB * 1024,
    },
    dataDirectory,
    database:
      settings.DATABASE_URL === undefined
        ? {
            kind: 'embedded',
            sharedBuffersMb: settings.DATABASE_SHARED_BUFFERS_MB,
            poolSize: settings.DATABASE_POOL_SIZE,
          }
        : { kind: 'server', url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE },
    jwt: {
      secrets: previous === undefined ? [current] : [current, previous],
      tixgoSeconds: settings.TOKEN_EXPIRE_MINUTES * 60,
    },
    houseTimezone: settings.HOUSE_TIMEZONE,
    door: { openLists: settings.OPEN_LISTS === 'on', undoSeconds: settings.UNDO_SECONDS },
    identity: placeOf(settings.IDENTITY_BASE_URL),
    attendance: placeOf(settings.ATTENDANCE_BASE_URL),
    upstreamTimeoutMs: settings.UPSTREAM_TIMEOUT_MS,
    mail:
      settings.SMTP_URL === undefined
        ? { kind: 'directory', directory: resolve(dataDirectory, 'mail'), from: settings.MAIL_FROM }
        : { kind: 'smtp', url: settings.SMTP_URL, from: settings.MAIL_FROM },
    blob: { kind: 'disk', directory: resolve(dataDirectory, 'blobs') },
    webhooks: { privateTargets: settings.WEBHOOK_PRIVATE_TARGETS === 'on' },
    careEnabled: settings.CARE_ENABLED,
    mediMatch: mediMatchOf(settings),
    metricsToken: settings.METRICS_TOKEN ?? null,
    logLevel: settings.LOG_LEVEL,
  }
}

export interface SettingInForce {
  readonly name: string
  /** Never a secret's own text. */
  readonly value: string
  readonly source: 'environment' | 'default'
}

function describeSettings(
  settings: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
): SettingInForce[] {
  return Object.entries(Settings.properties).map(([name, schema]) => {
    const value = settings[name]
    const shown = value === undefined || value === '' ? '(unset)' : String(value)
    const hidden = 'secret' in schema && value !== undefined
    return {
      name,
      value: hidden ? '(set, hidden)' : shown,
      source: environment[name] ? 'environment' : 'default',
    }
  })
}

/** Empty values count as unset, as a compose file leaves them. Throws ConfigError with one line for the first fault. */
export function parseSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(
    Object.keys(Settings.properties)
      .map((name) => [name, environment[name]])
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const settings = Value.Convert(Settings, Value.Default(Settings, given))
  const [fault] = Value.Errors(Settings, settings)
  if (fault === undefined) return settings as Settings
  const name = fault.instancePath.split('/')[1] ?? ''
  throw new ConfigError(`The setting ${name} cannot be used: it ${fault.message} (${describeSetting(name)}).`)
}

function describeSetting(name: string): string {
  const { description } = Settings.properties[name as keyof Settings] as { description?: string }
  return description ?? name
}

function checkSecret(name: string, secret: string): void {
  if (Buffer.byteLength(secret) >= 32) return
  throw new ConfigError(
    `The setting ${name} cannot be used: it must be at least 32 bytes (openssl rand -base64 48 makes one).`,
  )
}

function checkTimeZone(zone: string): void {
  if (isTimeZone(zone)) return
  throw new ConfigError(`The setting HOUSE_TIMEZONE cannot be used: "${zone}" is no IANA time zone.`)
}

const placeOf = (baseUrl: string | undefined): Place =>
  baseUrl === undefined ? { kind: 'local' } : { kind: 'remote', baseUrl: baseUrl.replace(/\/+$/, '') }

function mediMatchOf({ MEDIMATCH_BASE_URL: baseUrl, MEDIMATCH_API_KEY: apiKey }: Settings): MediMatchPlace {
  if (baseUrl === undefined) return { kind: 'local' }
  if (apiKey !== undefined) return { kind: 'remote', baseUrl: baseUrl.replace(/\/+$/, ''), apiKey }
  throw new ConfigError(
    'The setting MEDIMATCH_API_KEY is missing: the MediMatch at MEDIMATCH_BASE_URL asks for it.',
  )
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function readTrustProxy(text: string): boolean | string[] {
  if (text === 'on' || text === 'off') return text === 'on'
  const proxies = splitList(text)
  for (const proxy of proxies) {
    if (isIP(proxy.split('/', 1)[0] ?? '') === 0 && !networks.has(proxy)) {
      throw new ConfigError(
        `The setting TRUST_PROXY cannot be used: "${proxy}" is neither an address nor a network.`,
      )
    }
  }
  return proxies
}

/** Names that stand for ranges of addresses. */
const networks = new Set(['loopback', 'linklocal', 'uniquelocal'])
