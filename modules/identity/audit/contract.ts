import { Instant, Line, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { LoginName } from '../accounts/contract.ts'

export const AuditEntry = Type.Object({
  id: Uuid,
  at: Instant,
  actor: Type.Object({
    kind: Type.Union([
      Type.Literal('account'),
      Type.Literal('command_line'),
      Type.Literal('stranger'),
      Type.Literal('system'),
    ]),
    id: nullable(Uuid),
    name: Type.String(),
  }),
  address: nullable(Type.String()),
  action: Type.String(),
  subject: nullable(
    Type.Object({
      kind: Type.Union([
        Type.Literal('account'),
        Type.Literal('session'),
        Type.Literal('api_key'),
        Type.Literal('dead_letter'),
      ]),
      id: nullable(Uuid),
      name: nullable(Type.String()),
    }),
  ),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditEntry = Static<typeof AuditEntry>

export const AuditPage = Page(AuditEntry)

export const AuditQuery = Type.Object({
  ...PageQuery.properties,
  /** An account's id or login name. */
  actor: Type.Optional(LoginName),
  action: Type.Optional(Line(100)),
  /** An id, or the name of an account, key or consumer. */
  subject: Type.Optional(LoginName),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
})
export type AuditQuery = Static<typeof AuditQuery>
