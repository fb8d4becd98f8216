import { newCode } from '@balai/db/new-code.ts'

/** Sixteen characters, 80 bits: nobody checks in from home who has not stood at the desk. */
export const newCheckInCode = (): string => newCode(16)
