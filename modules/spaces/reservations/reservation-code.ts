import { newCode } from '@balai/db/new-code.ts'

/** Eight characters, for reading aloud at the desk. It opens nothing. */
export const newReservationCode = (): string => newCode(8)
