import { Instant, Line, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const Condition = Type.Union([Type.Literal('new'), Type.Literal('pre_loved')])
export type Condition = Static<typeof Condition>

const Isbn = Type.String({ maxLength: 32, description: 'ISBN-10 or ISBN-13, with or without hyphens' })
const Language = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  maxLength: 35,
  description: 'As BCP 47 has it: id, en, jv-Latn',
})

const facts = {
  isbn: Type.Optional(nullable(Isbn)),
  title: Line(300),
  author: Line(300),
  publisher: Type.Optional(nullable(Line(200))),
  year: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 9_999 }))),
  description: Type.Optional(Type.String({ maxLength: 10_000 })),
  language: Type.Optional(Language),
  tags: Type.Optional(Type.Array(Line(40), { maxItems: 10, uniqueItems: true })),
}

export const NewTitle = Type.Object(facts)
export type NewTitle = Static<typeof NewTitle>

export const TitlePatch = Type.Object(
  { ...facts, title: Type.Optional(facts.title), author: Type.Optional(facts.author) },
  { minProperties: 1 },
)
export type TitlePatch = Static<typeof TitlePatch>

export const Stock = Type.Object({
  total: Type.Integer({ description: 'Copies that can be lent; those out of service are not among them' }),
  free: Type.Integer({ description: 'Those of them that nobody has or has reserved' }),
})
export type Stock = Static<typeof Stock>

export const TitleView = Type.Object({
  id: Uuid,
  isbn: nullable(Type.String({ description: 'Thirteen digits' })),
  title: Type.String(),
  author: Type.String(),
  publisher: nullable(Type.String()),
  year: nullable(Type.Integer()),
  description: Type.String(),
  language: Type.String(),
  tags: Type.Array(Type.String()),
  cover: nullable(Type.String({ description: 'The version to ask for at GET /titles/{titleId}/cover' })),
  stock: Type.Object({ new: Stock, pre_loved: Stock }),
  created_at: Instant,
  updated_at: Instant,
})
export type TitleView = Static<typeof TitleView>

export const TitlePage = Page(TitleView)

export const TitleSort = Type.Union([
  Type.Literal('title'),
  Type.Literal('-title'),
  Type.Literal('added'),
  Type.Literal('-added'),
])
export type TitleSort = Static<typeof TitleSort>

export const TitleQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Words of the title or the author, or their beginnings; or the beginning of an ISBN',
    }),
  ),
  tag: Type.Optional(Line(40)),
  condition: Type.Optional({ ...Condition, description: 'With a copy of this condition' }),
  free: Type.Optional(
    Type.Literal(true, {
      description: 'With a copy that nobody has or has reserved, of the condition if told',
    }),
  ),
  sort: Type.Optional({ ...TitleSort, default: 'title', description: 'With `-`, the other way round' }),
})
export type TitleQuery = Static<typeof TitleQuery>

export const TitleParams = Type.Object({ titleId: Uuid })

export const CoverSize = Type.Union([Type.Literal('small'), Type.Literal('large')])
export type CoverSize = Static<typeof CoverSize>

export const CoverQuery = Type.Object({
  size: Type.Optional({ ...CoverSize, default: 'large', description: '160 or 640 pixels wide at most' }),
  version: Type.Optional({ ...Uuid, description: 'With it, the answer may be kept for good' }),
})
export type CoverQuery = Static<typeof CoverQuery>

export const NewCopy = Type.Object({ label: Line(40), condition: Condition })
export type NewCopy = Static<typeof NewCopy>

export const CopyPatch = Type.Object(
  {
    label: Type.Optional(Line(40)),
    condition: Type.Optional(Condition),
    out_of_service: Type.Optional(Type.Boolean()),
  },
  { minProperties: 1 },
)
export type CopyPatch = Static<typeof CopyPatch>

export const CopyView = Type.Object({
  id: Uuid,
  title_id: Uuid,
  label: Type.String({ description: 'As it is written on the book' }),
  condition: Condition,
  out_of_service: Type.Boolean(),
  state: Type.Union([Type.Literal('free'), Type.Literal('reserved'), Type.Literal('lent')]),
  created_at: Instant,
  updated_at: Instant,
})
export type CopyView = Static<typeof CopyView>

export const CopyPage = Page(CopyView)

export const CopyParams = Type.Object({ copyId: Uuid })

/** A copy that somebody wants, of any condition unless told. */
export const BookWish = Type.Object({ title_id: Uuid, condition: Type.Optional(Condition) })
export type BookWish = Static<typeof BookWish>

export const NewBookReservation = Type.Object({
  ...BookWish.properties,
  for: Type.Optional({
    ...Line(254),
    description: 'For staff and partners: the username of whoever it is for',
  }),
})
export type NewBookReservation = Static<typeof NewBookReservation>

export const LoanState = Type.Union([
  Type.Literal('reserved'),
  Type.Literal('lent'),
  Type.Literal('returned'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
])
export type LoanState = Static<typeof LoanState>

export const LoanView = Type.Object({
  id: Uuid,
  title_id: Uuid,
  title: Type.String(),
  author: Type.String(),
  cover: TitleView.properties.cover,
  copy_id: Uuid,
  copy_label: Type.String(),
  condition: Condition,
  holder: Type.Object({ account_id: Uuid, username: Type.String(), name: Type.String() }),
  reservation_id: nullable({ ...Uuid, description: 'The seat that it was reserved with' }),
  state: LoanState,
  waits_until: nullable({ ...Instant, description: 'While it is reserved' }),
  lent_at: nullable(Instant),
  due_at: nullable(Instant),
  overdue: Type.Boolean(),
  renewals: Type.Integer(),
  ended_at: nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
})
export type LoanView = Static<typeof LoanView>

export const LoanPage = Page(LoanView)

export const LoanSort = Type.Union([Type.Literal('-created'), Type.Literal('due')])
export type LoanSort = Static<typeof LoanSort>

export const LoanQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Part of the holder’s name or username, of the title, or of what is written on the copy',
    }),
  ),
  of: Type.Optional({
    ...Type.Union([Type.Literal('me'), Type.Literal('everybody')]),
    default: 'me',
    description: 'Everybody: for staff',
  }),
  state: Type.Optional({
    ...Type.Union([
      Type.Literal('open'),
      Type.Literal('reserved'),
      Type.Literal('lent'),
      Type.Literal('overdue'),
      Type.Literal('past'),
      Type.Literal('all'),
    ]),
    default: 'all',
    description: 'Open: reserved or lent',
  }),
  title_id: Type.Optional(Uuid),
  reservation_id: Type.Optional({ ...Uuid, description: 'Reserved with this seat' }),
  sort: Type.Optional({
    ...LoanSort,
    default: '-created',
    description: '`due`: what is due first, or waits no longer, or ended first',
  }),
})
export type LoanQuery = Static<typeof LoanQuery>

export const LoanParams = Type.Object({ loanId: Uuid })
