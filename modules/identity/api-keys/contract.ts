import { Scope } from '@balai/contract/principal.ts'
import { Instant, Line, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const NewApiKey = Type.Object({
  name: Line(100),
  scopes: Type.Array(Scope, { minItems: 1, uniqueItems: true }),
  expires_at: Type.Optional(nullable(Instant)),
})
export type NewApiKey = Static<typeof NewApiKey>

const apiKeyParts = {
  id: Uuid,
  name: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Scope),
  expires_at: nullable(Instant),
  created_at: Instant,
}
/** The answer to the one who makes a key, and the only time that `key` is told. */
export const IssuedApiKey = Type.Object({ ...apiKeyParts, key: Type.String() })
export type IssuedApiKey = Static<typeof IssuedApiKey>
export const ApiKey = Type.Object({ ...apiKeyParts, last_used_at: nullable(Instant) })
export type ApiKey = Static<typeof ApiKey>
export const ApiKeyPage = Page(ApiKey)
