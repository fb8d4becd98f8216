import { Instant, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const ImportParams = Type.Object({ importId: Uuid })

export const ImportMode = Type.Union([Type.Literal('all_or_nothing'), Type.Literal('skip_bad_rows')])

export const ImportQuery = Type.Object({
  mode: Type.Optional(
    Type.Union(ImportMode.anyOf, {
      default: 'all_or_nothing',
      description: 'Whether one bad row refuses the whole file, or is left out alone',
    }),
  ),
  create_types: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether ticket types that the event lacks are made' }),
  ),
})
export type ImportQuery = Static<typeof ImportQuery>

export const ImportState = Type.Union(
  [
    Type.Literal('receiving'),
    Type.Literal('queued'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('refused'),
    Type.Literal('failed'),
  ],
  {
    description:
      '`refused`: a bad row, and the mode was all_or_nothing. `failed`: the file did not arrive whole or is no guest list. Neither made a ticket.',
  },
)

export const ImportView = Type.Object({
  id: Uuid,
  event_id: Uuid,
  mode: ImportMode,
  create_types: Type.Boolean(),
  state: ImportState,
  rows: Type.Object({
    total: Type.Integer(),
    processed: Type.Integer(),
    imported: Type.Integer(),
    bad: Type.Integer(),
  }),
  message: nullable(Type.String()),
  created_by: Type.String(),
  created_at: Instant,
  finished_at: nullable(Instant),
})
export type ImportView = Static<typeof ImportView>

export const ImportPage = Page(ImportView)

export const ImportErrorView = Type.Object({
  line: Type.Integer({ description: 'In the file, where the row begins; the header is line 1' }),
  field: nullable(Type.String()),
  reason: Type.String(),
})

export const ImportErrorPage = Page(ImportErrorView)
