import { newCode } from '@balai/db/new-code.ts'

/** Ten characters, 50 bits: not to be guessed at a door, and short enough to read aloud. */
export const newTicketCode = (): string => newCode(10)
