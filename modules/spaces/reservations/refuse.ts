import { AppError } from '@balai/contract/app-error.ts'
import type { Alternative, Refusal } from './contract.ts'

/** The rules of the area do not allow it. */
export function refuse(refusals: readonly Refusal[]): AppError {
  const sentences = refusals.map(({ message }) => message).join(' ')
  return new AppError('unprocessable', 'reservation_refused', sentences, { extensions: { refusals } })
}

/** Somebody has the seat, perhaps whoever asks; these could be had instead. */
export function seatTaken(alternatives: readonly Alternative[], isOwn: boolean): AppError {
  const extensions = { alternatives }
  return isOwn
    ? new AppError('conflict', 'seat_yours', 'You have this seat then.', { extensions })
    : new AppError('conflict', 'seat_taken', 'Somebody else has this seat then.', { extensions })
}
