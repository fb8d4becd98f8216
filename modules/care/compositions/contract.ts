import { nullable } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** One active ingredient of a product: `{ ingredient: 'Paracetamol', strength: '125 mg/5 ml' }`. */
export const Part = Type.Object({
  ingredient: Type.String(),
  strength: nullable(Type.String({ description: 'Null where the table does not tell it' })),
})
export type Part = Static<typeof Part>

export const Composition = Type.Array(Part)
export type Composition = Static<typeof Composition>
