import { type DestinationStream, destination, type Logger, pino } from 'pino'

export interface LogOptions {
  readonly level: string
  /** Standard output unless told. */
  readonly stream?: DestinationStream
}

/**
 * JSON lines, gathered for a quarter of a second and written in the background, so that a slow terminal or disk holds
 * no request up; what is gathered is written at the exit.
 */
export function createLog({ level, stream }: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets, censor: '[redacted]' },
    },
    stream ?? destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 250 }),
  )
}

/** A safety net for objects that somebody logs whole. No wildcards: each would cost every line about 2 us. */
const secrets = [
  ...['authorization', 'password', 'secret', 'token', 'access_token', 'refresh_token', 'key', 'cookie'],
  ...['headers', 'req.headers', 'err.headers'].flatMap((at) => [
    `${at}.authorization`,
    `${at}.cookie`,
    `${at}["api-key"]`,
    `${at}["x-api-key"]`,
  ]),
]

let lastTime = 0
let lastText = ''

/** Many lines share a millisecond, and writing one as ISO 8601 takes longer than the rest of a line. */
function timestamp(): string {
  const time = Date.now()
  if (time !== lastTime) {
    lastTime = time
    lastText = `,"time":"${new Date(time).toISOString()}"`
  }
  return lastText
}
