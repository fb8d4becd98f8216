import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { App } from '@balai/http/app.ts'
import { fieldErrors } from '@balai/http/field-errors.ts'
import { type GatedRequest, type Guard, principalOf } from '@balai/http/guard.ts'
import { type CrewRole, EventParams } from '../events/contract.ts'
import { type CrewPass, notCrew, requireEvent } from '../events/event-access.ts'
import { admitBatch } from './admit-batch.ts'
import { ScanAnswer, ScanBatch, ScanBatchAnswer, ScanBody, ScanParams, UndoBody } from './contract.ts'
import type { AdmitOne } from './gather-scans.ts'
import { letOutTicket } from './let-out-ticket.ts'
import { requireAnswer } from './refusals.ts'
import { findFaults, type Scan, type ScanFrame, scannerOf, scanOf } from './rules.ts'
import { type UndoDeps, undoAdmission } from './undo-admission.ts'

const tags = ['door']

/** What a scanner sends. Whoever holds a key with `checkins:write` is crew at every door. */
export function doorRoutes(
  app: App,
  deps: UndoDeps & { readonly guard: Guard; readonly admitOne: AdmitOne },
): void {
  const onRequest = deps.guard.scope('checkins:write')

  app.post(
    '/events/:eventId/check-ins',
    {
      schema: {
        tags,
        summary: 'Let a ticket in',
        description:
          '201: the ticket is admitted. 200: it is not, and `result` says why; both are rows of the log. ' +
          'Crew scans at a gate of theirs; others get 403.',
        params: EventParams,
        body: ScanBody,
        response: { 200: ScanAnswer, 201: ScanAnswer },
      },
      onRequest,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const answer = requireAnswer(await deps.admitOne(readScan(request)))
      return reply.code(answer.result === 'admitted' ? 201 : 200).send(answer)
    },
  )

  app.post(
    '/events/:eventId/check-in-batches',
    {
      schema: {
        tags,
        summary: 'Let many tickets in: the queue of a phone that was offline',
        description: 'One result for each scan, in their order. A malformed scan is refused alone.',
        params: EventParams,
        body: ScanBatch,
        response: { 200: ScanBatchAnswer },
      },
      onRequest,
      config: { idempotent: true },
    },
    async (request) => {
      const isScan = request.compileValidationSchema(ScanBody, 'body')
      const misfits = (body: unknown) => (isScan(body) ? [] : fieldErrors('scan', isScan.errors ?? []))
      return { results: await admitBatch(deps, request.body.scans, frameOf(request), misfits) }
    },
  )

  app.post(
    '/events/:eventId/exits',
    {
      schema: {
        tags,
        summary: 'Let somebody out who may come in again',
        params: EventParams,
        body: ScanBody,
        response: { 200: ScanAnswer },
      },
      onRequest,
      config: { idempotent: true },
    },
    async (request) => requireAnswer(await letOutTicket(deps, readScan(request))),
  )

  app.post(
    '/events/:eventId/check-ins/:scanId/undo',
    {
      schema: {
        tags,
        summary: 'Take back an admission that was a mistake',
        params: ScanParams,
        body: UndoBody,
        response: { 200: ScanAnswer },
      },
      onRequest,
      // without a nonce there is nothing to send
      preValidation: async (request) => {
        request.body ??= {}
      },
      config: { idempotent: true },
    },
    async (request) => {
      const principal = principalOf(request)
      const { eventId, scanId } = request.params
      const { event, pass } = await requireEvent(deps, eventId, principal)
      const post = postOf(principal, pass)
      const nonce = request.body.nonce ?? null
      return await undoAdmission(deps, { eventId: event.id, scanId, nonce, by: scannerOf(principal), post })
    },
  )
}

type ScanRequest = GatedRequest & { readonly params: { readonly eventId: string } }

function readScan(request: ScanRequest & { readonly body: ScanBody }): Scan {
  const errors = findFaults(request.body)
  if (errors.length === 0) return scanOf(request.body, frameOf(request))
  throw new AppError('invalid', 'validation_failed', 'This scan is not valid.', { errors })
}

/** An unknown event is a typing mistake here; only the dialects' clients open lists by checking in. */
function frameOf(request: ScanRequest): ScanFrame {
  return { event: request.params.eventId, opensList: false, by: scannerOf(principalOf(request)) }
}

/** What the caller is at this door. A partner's key is a scanner everywhere. */
function postOf(principal: Principal, pass: CrewPass | null): CrewRole {
  if (principal.kind === 'api_key') return 'scanner'
  if (pass === null) throw notCrew()
  return pass.role
}
