import { createHash } from 'node:crypto'
import { AppError } from '@balai/contract/app-error.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { callerOf } from './caller.ts'
import {
  type Claim,
  claimKey,
  findKey,
  type IdempotencyDb,
  keepAnswer,
  releaseKey,
  renewLease,
} from './idempotency-store.ts'
import { answerToKeep, type KeptAnswer, replay } from './kept-answer.ts'
import { createSeal, type Secrets } from './seal.ts'

/** On routes that create: `config: { idempotent: true }`. The header Idempotency-Key stays the caller's choice. */
declare module 'fastify' {
  interface FastifyContextConfig {
    idempotent?: boolean
  }
}

export interface IdempotencyOptions {
  readonly db: IdempotencyDb
  /** Kept answers are sealed with a key made of them. */
  readonly secrets: Secrets
}

interface Work extends Claim {
  readonly renewing: NodeJS.Timeout
}

/**
 * The first request with a key does the work; for 24 hours the same request of the same caller gets its answer.
 *
 * While it runs it holds a lease of 30 s, which it renews. When its process dies the lease runs out, and the next
 * request with the key does the work anew: an effect that was committed in the last moment before the death may so
 * happen twice, which use cases prevent by their own constraints; the other choice, never to try again, would leave
 * a caller not knowing for a day.
 */
export function keepIdempotency(app: App, { db, secrets }: IdempotencyOptions): void {
  const seal = createSeal(secrets, 'balai idempotency')
  const works = new WeakMap<FastifyRequest, Work>()

  app.addHook('onRoute', (route) => {
    if (route.config?.idempotent !== true) return
    route.preHandler = [begin, route.preHandler ?? []].flat()
    route.onSend = [route.onSend ?? [], finish].flat()
  })

  function begin(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
    const key = request.headers['idempotency-key']
    if (key === undefined) {
      done()
      return
    }
    claimOrReplay(String(key), request, reply).then((replayed) => {
      if (!replayed) done()
    }, done)
  }

  async function claimOrReplay(key: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (!wellFormedKey.test(key)) throw malformedKey()
    const id = idOf(key, request)
    const fingerprints = seal.hashes(contentOf(request))
    const claim = await claimKey(db, id, fingerprints)
    if (claim !== null) {
      works.set(request, { ...claim, renewing: renew(claim) })
      return false
    }
    const known = await findKey(db, id)
    if (known === null) throw inFlight()
    if (!fingerprints.some((fingerprint) => fingerprint.equals(known.fingerprint))) throw keyReused()
    if (known.answer === null) throw inFlight()
    const text = seal.open(known.answer, id)
    if (text === null) throw answerLost()
    replay(JSON.parse(text), reply)
    return true
  }

  function renew(claim: Claim): NodeJS.Timeout {
    let renewals = 0
    const timer = setInterval(() => {
      renewals += 1
      if (renewals === mostRenewals) clearInterval(timer)
      renewLease(db, claim).catch((err) => app.log.warn({ err }, 'an idempotency lease was not renewed'))
    }, 10_000)
    return timer.unref()
  }

  function finish(request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void): void {
    const work = works.get(request)
    if (work === undefined) {
      done()
      return
    }
    works.delete(request)
    clearInterval(work.renewing)
    // The answer goes out in any case: the work is done, and only the next attempt would miss what was kept.
    keep(work, answerToKeep(request, reply, payload))
      .catch((err) => app.log.error({ err, request_id: request.id }, 'an idempotent answer was not kept'))
      .finally(() => done())
  }

  async function keep(work: Work, answer: KeptAnswer | null): Promise<void> {
    if (answer === null) await releaseKey(db, work)
    else await keepAnswer(db, work, seal.close(JSON.stringify(answer), work.id))
  }
}

const mostRenewals = 60
const wellFormedKey = /^[\x21-\x7e]{1,255}$/

/** A key means something only to its caller, on its route. */
function idOf(key: string, request: FastifyRequest): Buffer {
  const caller = callerOf(request.principal) ?? `address:${request.ip}`
  const [path] = request.url.split('?', 1)
  return createHash('sha256')
    .update(JSON.stringify([caller, request.method, path, key]))
    .digest()
}

/** A body that is read as a stream, and never in hand, can say by `toJSON` what stands for it. */
const contentOf = ({ url, body }: FastifyRequest): string =>
  JSON.stringify([url.split('?').slice(1).join('?'), Buffer.isBuffer(body) ? body.toString('base64') : body])

const malformedKey = () =>
  new AppError(
    'invalid',
    'invalid_idempotency_key',
    'The header Idempotency-Key must be 1 to 255 visible ASCII characters.',
  )

const inFlight = () =>
  new AppError(
    'conflict',
    'idempotency_in_flight',
    'The first request with this Idempotency-Key is still running.',
    { retryAfter: 1 },
  )

const keyReused = () =>
  new AppError(
    'unprocessable',
    'idempotency_key_reused',
    'This Idempotency-Key was used with another request.',
  )

const answerLost = () =>
  new AppError(
    'conflict',
    'idempotency_answer_lost',
    'This request was carried out, but its answer can no longer be read: the secret of the server was changed.',
  )
