import { type Static, Type } from 'typebox'

/** What people read: Indonesian or English. */
export const Locale = Type.Union([Type.Literal('id'), Type.Literal('en')])
export type Locale = Static<typeof Locale>
