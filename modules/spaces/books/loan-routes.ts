import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, principalOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import type { RouteDeps } from '../deps.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { isStaff } from '../staff.ts'
import { cancelBookReservation } from './cancel-book-reservation.ts'
import { LoanPage, LoanParams, LoanQuery, LoanView, NewBookReservation } from './contract.ts'
import { handOverBook } from './hand-over-book.ts'
import { requireReadableLoan } from './loan-access.ts'
import { listLoans } from './loan-list-store.ts'
import { loanPageKeyOf, loanPageKeys } from './loan-order.ts'
import { viewLoan } from './loan-view.ts'
import { renewLoan } from './renew-loan.ts'
import { reserveBook } from './reserve-book.ts'
import { takeBackBook } from './take-back-book.ts'

const tags = ['books']

export function loanRoutes(app: App, deps: RouteDeps): void {
  const { db, guard, now } = deps

  app.post(
    '/book-reservations',
    {
      schema: {
        tags,
        summary: 'Reserve a copy of a title; it waits at the desk for three days',
        body: NewBookReservation,
        response: { 201: LoanView },
      },
      onRequest: guard.scope('reservations:write'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const loan = await reserveBook(deps, principalOf(request), request.body)
      return reply.code(201).header('location', `${app.prefix}/loans/${loan.id}`).send(viewLoan(now())(loan))
    },
  )

  app.get(
    '/loans',
    {
      schema: {
        tags,
        summary: 'Books that the caller has reserved or has; for staff and partners, everybody’s',
        querystring: LoanQuery,
        response: { 200: LoanPage },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) => {
      const { of = 'me', state = 'all', sort = '-created', ...query } = request.query
      const { q: words = null, title_id: titleId = null, reservation_id: reservationId = null } = query
      const holderId = whoseLoans(principalOf(request), of)
      const filter = { holderId, state, words, titleId, reservationId, sort, now: now() }
      return await readPage(request.query, {
        key: loanPageKeys[sort],
        list: (after, limit) => listLoans(db, { ...filter, after, limit }),
        keyOf: loanPageKeyOf(sort),
        view: viewLoan(now()),
      })
    },
  )

  app.get(
    '/loans/:loanId',
    {
      schema: { tags, summary: 'One loan', params: LoanParams, response: { 200: LoanView } },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) =>
      viewLoan(now())(await requireReadableLoan(db, principalOf(request), request.params.loanId)),
  )

  app.post(
    '/loans/:loanId/hand-over',
    {
      schema: {
        tags,
        summary: 'Hand the book to whoever reserved it; for the front desk',
        params: LoanParams,
        response: { 200: LoanView },
      },
      onRequest: guard.role('crew', 'admin'),
      config: { idempotent: true },
    },
    async (request) => viewLoan(now())(await handOverBook(deps, accountOf(request), request.params.loanId)),
  )

  app.post(
    '/loans/:loanId/return',
    {
      schema: {
        tags,
        summary: 'Take the book back; for the front desk',
        params: LoanParams,
        response: { 200: LoanView },
      },
      onRequest: guard.role('crew', 'admin'),
      config: { idempotent: true },
    },
    async (request) => viewLoan(now())(await takeBackBook(deps, accountOf(request), request.params.loanId)),
  )

  app.post(
    '/loans/:loanId/cancellation',
    {
      schema: {
        tags,
        summary: 'Cancel the reservation of a book that was not fetched',
        params: LoanParams,
        response: { 200: LoanView },
      },
      onRequest: guard.scope('reservations:write'),
      config: { idempotent: true },
    },
    async (request) =>
      viewLoan(now())(await cancelBookReservation(deps, principalOf(request), request.params.loanId)),
  )

  app.post(
    '/loans/:loanId/renewal',
    {
      schema: {
        tags,
        summary: 'Keep a book for two weeks more; once, while nobody waits for it',
        params: LoanParams,
        response: { 200: LoanView },
      },
      onRequest: guard.scope('reservations:write'),
      config: { idempotent: true },
    },
    async (request) => viewLoan(now())(await renewLoan(deps, principalOf(request), request.params.loanId)),
  )
}

/** Null: everybody's. Throws `not_staff` and `account_elsewhere`. */
function whoseLoans(principal: Principal, of: NonNullable<LoanQuery['of']>): string | null {
  if (principal.kind === 'api_key') return null
  if (of === 'me') return holderOf(principal).account_id
  if (isStaff(principal)) return null
  throw new AppError('forbidden', 'not_staff', 'Only the front desk sees what everybody has.')
}
