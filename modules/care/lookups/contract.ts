import { Line, nullable } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { Medicine } from '../medicines/contract.ts'

/** A name as somebody typed it, or the id of a product that they chose: one of the two. */
export const LookUp = Type.Object({
  name: Type.Optional(Line(500)),
  medicine_id: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 5 })),
})
export type LookUp = Static<typeof LookUp>

const Agreement = Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('unknown')])

/** What a product has in common with the one that was looked up. */
export const Match = Type.Object({
  match_basis: Type.Array(Type.Object({ ingredient: Type.String(), strength: Agreement }), {
    description: 'The ingredients of both, and whether their strengths agree',
  }),
  completeness: Type.Object({
    level: Type.Union(
      [
        Type.Literal('exact'),
        Type.Literal('same_ingredients'),
        Type.Literal('partial'),
        Type.Literal('unknown'),
      ],
      {
        description:
          '`exact`: the same ingredients in the same strengths; `same_ingredients`: in others; `partial`: some of them; `unknown`: what was looked up is not known here',
      },
    ),
    shared: Type.Integer({ description: 'Ingredients of both' }),
    total: Type.Integer({ description: 'Ingredients of either' }),
  }),
})
export type Match = Static<typeof Match>

const Similar = Type.Object({ ...Medicine.properties, ...Match.properties })

export const LookUpAnswer = Type.Union([
  Type.Object({
    ambiguous: Type.Literal(false),
    product: nullable(Medicine),
    items: Type.Array(Similar, { description: 'The nearest first' }),
  }),
  Type.Object({
    ambiguous: Type.Literal(true),
    by: Type.Union([Type.Literal('name'), Type.Literal('spelling')], {
      description: '`name`: they are called so; `spelling`: none is, and these are spelled much like it',
    }),
    candidates: Type.Array(Medicine, { description: 'To choose one of, and ask again by its id' }),
  }),
])
export type LookUpAnswer = Static<typeof LookUpAnswer>
