import { AppError } from '@balai/contract/app-error.ts'
import type { LoanState } from './contract.ts'

const day = 24 * 60 * 60 * 1_000

/** How the library lends. */
export const lending = {
  /** Books that one person may have or have reserved. */
  mostOpenLoans: 5,
  loanMs: 14 * day,
  /** How long a reserved copy waits at the desk. */
  waitMs: 3 * day,
  mostRenewals: 1,
  /** How long before a book is due its holder hears of it. */
  noticeMs: 2 * day,
} as const

/** What may happen to a loan. */
export type LoanAct = 'hand_over' | 'take_back' | 'cancel' | 'expire'

/** What becomes of a loan by what happens to it. Nothing else ever happens to it. */
export const loanMoves: Readonly<Record<LoanState, Readonly<Partial<Record<LoanAct, LoanState>>>>> = {
  reserved: { hand_over: 'lent', cancel: 'cancelled', expire: 'expired' },
  lent: { take_back: 'returned' },
  returned: {},
  cancelled: {},
  expired: {},
}

/** The state after an act. Throws the conflict `loan_<state>`. */
export function moveLoan(from: LoanState, act: LoanAct): LoanState {
  const to = loanMoves[from][act]
  if (to !== undefined) return to
  throw new AppError('conflict', `loan_${from}`, sentences[from])
}

const sentences: Readonly<Record<LoanState, string>> = {
  reserved: 'This book still waits at the desk.',
  lent: 'This book is lent; it must come back first.',
  returned: 'This book was returned already.',
  cancelled: 'This reservation of a book was cancelled.',
  expired: 'Nobody fetched this book in time, so it went back to its shelf.',
}

/** Throws `too_many_books`, unprocessable: one person may have so many at a time. */
export function checkBookQuota(open: number, wanted: number): void {
  if (open + wanted <= lending.mostOpenLoans) return
  throw new AppError(
    'unprocessable',
    'too_many_books',
    `One person may have ${lending.mostOpenLoans} books at a time, reserved ones too; you have ${open}.`,
  )
}

export interface RenewableLoan {
  readonly state: LoanState
  readonly renewals: number
  readonly lent_at: Date | null
  readonly due_at: Date | null
  /** When somebody last found no copy free, and whether one is now. */
  readonly wanted_at: Date | null
  readonly has_free_copy: boolean
}

/**
 * When it is due if it is renewed now. Throws the conflicts `loan_<state>`, `loan_overdue`, `loan_renewed_before`,
 * and `title_wanted`: somebody waits who was turned away since it was lent, and still could not have one.
 */
export function renewedUntil(loan: RenewableLoan, now: Date): Date {
  const { due_at, lent_at } = loan
  if (loan.state !== 'lent' || due_at === null || lent_at === null) {
    throw new AppError('conflict', `loan_${loan.state}`, sentences[loan.state])
  }
  if (loan.renewals >= lending.mostRenewals) {
    throw new AppError('conflict', 'loan_renewed_before', 'This book was renewed already; please return it.')
  }
  if (due_at <= now) {
    throw new AppError('conflict', 'loan_overdue', 'This book is overdue; please return it.')
  }
  if (!loan.has_free_copy && loan.wanted_at !== null && loan.wanted_at > lent_at) {
    throw new AppError('conflict', 'title_wanted', 'Somebody else waits for this book; please return it.')
  }
  return new Date(due_at.getTime() + lending.loanMs)
}
