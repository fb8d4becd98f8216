import { Line } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { Composition } from '../compositions/contract.ts'

export const Medicine = Type.Object({
  /** The row's number in its table. */
  id: Type.Integer(),
  name: Type.String(),
  composition: Composition,
})
export type Medicine = Static<typeof Medicine>

/** In a body, because what somebody looks for must stand in no log on the way. */
export const MedicineSearch = Type.Object({
  text: Line(200),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
})

export const FoundMedicines = Type.Object({ data: Type.Array(Medicine) })

export const ImportedMedicines = Type.Object({ products: Type.Integer() })
