import { Instant, nullable } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const CareSettingsChange = Type.Object({ enabled: Type.Boolean() })

export const CareSettings = Type.Object({
  enabled: Type.Boolean(),
  changed_by: nullable(Type.String()),
  changed_at: nullable(Instant),
})
export type CareSettings = Static<typeof CareSettings>

export const CareStatus = Type.Object({
  enabled: Type.Boolean(),
  source: Type.Union([Type.Literal('remote'), Type.Literal('local')], {
    description: '`remote`: a MediMatch elsewhere; `local`: the table of this house',
  }),
  products: nullable(
    Type.Integer({ description: 'In the table; null where a MediMatch elsewhere has them' }),
  ),
  demo: Type.Boolean({ description: 'The products are a demonstration, and no table to rely on' }),
})
export type CareStatus = Static<typeof CareStatus>
