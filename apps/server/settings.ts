import { type Static, Type } from 'typebox'

const Url = (description: string) => Type.Optional(Type.String({ pattern: '^https?://', description }))
const Secret = (description: string) => Type.Optional(Type.String({ description, secret: true }))
const OnOff = (initial: 'on' | 'off', description: string) =>
  Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: initial,
    description: `on or off: ${description}`,
  })

/** Every setting of the program, as the environment gives it. At most 40. */
export const Settings = Type.Object({
  NODE_ENV: Type.Union([Type.Literal('production'), Type.Literal('development'), Type.Literal('test')], {
    default: 'production',
    description: 'production, development or test; development accepts short secrets',
  }),
  HOST: Type.String({ default: '127.0.0.1', description: 'address to listen on' }),
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65_535,
    description: 'port to listen on; 0 takes a free one',
  }),
  PUBLIC_URL: Url('what people type to reach the house; links in mails begin with it'),
  DATA_DIR: Type.String({
    default: './data',
    description: 'where the embedded database, the secret and unsent mail live',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'a PostgreSQL of 15 or newer; unset: a private one inside DATA_DIR',
      secret: true,
    }),
  ),
  DATABASE_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 2,
    maximum: 200,
    description: 'connections to the database',
  }),
  DATABASE_SHARED_BUFFERS_MB: Type.Integer({
    default: 32,
    minimum: 8,
    maximum: 16_384,
    description: 'cache of the embedded database',
  }),
  JWT_SECRET: Secret('shared with partner services, 32 bytes or more; unset: made once in DATA_DIR'),
  JWT_SECRET_PREVIOUS: Secret('still accepted, no longer used to sign: for a rotation that breaks nobody'),
  TOKEN_EXPIRE_MINUTES: Type.Integer({
    default: 120,
    minimum: 1,
    maximum: 10_080,
    description: 'life of a TixGo token',
  }),
  HOUSE_TIMEZONE: Type.String({ default: 'Asia/Jakarta', description: 'IANA zone of the house' }),
  OPEN_LISTS: OnOff(
    'on',
    'whether the TixGo dialect takes check-ins for event ids that Balai does not manage',
  ),
  UNDO_SECONDS: Type.Integer({
    default: 300,
    minimum: 0,
    maximum: 86_400,
    description: 'how long an admission can be undone',
  }),
  IDENTITY_BASE_URL: Url('where identity lives; unset: in this process'),
  ATTENDANCE_BASE_URL: Url('where attendance lives; unset: in this process'),
  UPSTREAM_TIMEOUT_MS: Type.Integer({
    default: 10_000,
    minimum: 100,
    maximum: 120_000,
    description: 'bound on a call to another service',
  }),
  RATE_LIMITS: OnOff('on', 'off for load tests; the lockout of an account under attack stays'),
  TRUST_PROXY: Type.String({
    default: 'off',
    description: 'on, off, or the addresses of the reverse proxies whose X-Forwarded-For counts',
  }),
  CORS_ORIGINS: Type.String({
    default: '',
    description: 'origins of other web apps that may call the API, with commas',
  }),
  BODY_LIMIT_KB: Type.Integer({
    default: 1_024,
    minimum: 16,
    maximum: 65_536,
    description: 'largest JSON body',
  }),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      description: 'unset: mail is written to DATA_DIR/mail',
      secret: true,
    }),
  ),
  MAIL_FROM: Type.String({ default: 'Balai <balai@localhost>', description: 'sender of mails' }),
  WEBHOOK_PRIVATE_TARGETS: OnOff('off', 'whether webhooks may go to this machine and to private networks'),
  CARE_ENABLED: Type.Boolean({
    default: false,
    description: 'true or false: whether there is a medicine look-up, until an admin decides',
  }),
  MEDIMATCH_BASE_URL: Url('a MediMatch that recommends medicines; unset: the table of this house does'),
  MEDIMATCH_API_KEY: Secret('its API key; never leaves the server'),
  METRICS_TOKEN: Secret('Bearer token for /metrics; unset: /metrics answers this machine only'),
  LOG_LEVEL: Type.Union(
    ['trace', 'debug', 'info', 'warn', 'error', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'trace, debug, info, warn, error or silent' },
  ),
})
export type Settings = Static<typeof Settings>
