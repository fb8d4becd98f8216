import { Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const PeopleQuery = Type.Object({
  q: Type.String({
    minLength: 2,
    maxLength: 100,
    description: 'How the username or the display name begins, in any case',
  }),
})

export const PersonView = Type.Object({ account_id: Uuid, username: Type.String(), name: Type.String() })
export type PersonView = Static<typeof PersonView>

export const PeopleFound = Type.Object({ data: Type.Array(PersonView, { maxItems: 10 }) })
