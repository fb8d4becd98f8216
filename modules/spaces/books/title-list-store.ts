import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables, TitleRow } from '../tables.ts'
import type { Condition, TitleSort } from './contract.ts'

export interface StockedTitle extends Omit<TitleRow, 'wanted_at' | 'retired_at'> {
  readonly title_key: string
  readonly new_total: number
  readonly new_free: number
  readonly pre_loved_total: number
  readonly pre_loved_free: number
}

export interface TitleFilter {
  readonly words: string | null
  /** What its ISBN may begin with: another way to be found than by words. */
  readonly isbnBeginnings: readonly string[]
  readonly tag: string | null
  /** With copies of this condition; null: of any. */
  readonly condition: Condition | null
  /** With such a copy that is free. */
  readonly isFree: boolean
  readonly sort: TitleSort
  /** What the last title of the page before was sorted by, and its id. */
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

export async function listTitles(db: Db<SpacesTables>, filter: TitleFilter): Promise<StockedTitle[]> {
  const { after, words, tag } = filter
  const direction = filter.sort.startsWith('-') ? 'desc' : 'asc'
  const byTitle = filter.sort === 'title' || filter.sort === '-title'
  let titles = selectTitles(db).orderBy('title.id', direction).limit(filter.limit)
  if (byTitle) titles = titles.clearOrderBy().orderBy(titleKey, direction).orderBy('title.id', direction)
  if (words !== null) titles = titles.where(matches(words, filter.isbnBeginnings))
  if (tag !== null) titles = titles.where(sql<boolean>`title.tags @> array[${tag}::text]`)
  if (filter.condition !== null || filter.isFree) titles = titles.where(hasCopies(filter))
  if (after !== null) {
    const beyond = sql.raw(direction === 'asc' ? '>' : '<')
    titles = titles.where(
      byTitle
        ? sql<boolean>`(${titleKey}, title.id) ${beyond} (${after.value}::text, ${after.id}::uuid)`
        : sql<boolean>`title.id ${beyond} ${after.id}::uuid`,
    )
  }
  return await titles.execute()
}

/** Those in the library, with their stock. */
export function selectTitles(db: Db<SpacesTables>) {
  return db
    .selectFrom('spaces.title as title')
    .innerJoinLateral(
      sql<Stocks>`(
        select
          count(*) filter (where condition = 'new')::int as new_total,
          count(*) filter (where condition = 'new' and loan.id is null)::int as new_free,
          count(*) filter (where condition = 'pre_loved')::int as pre_loved_total,
          count(*) filter (where condition = 'pre_loved' and loan.id is null)::int as pre_loved_free
        from spaces.copy
        left join spaces.loan on loan.copy_id = copy.id and loan.state in ('reserved', 'lent')
        where copy.title_id = title.id and copy.retired_at is null and not copy.out_of_service
      )`.as('stock'),
      (join) => join.onTrue(),
    )
    .select(['title.id', 'isbn', 'title.title', 'author', 'publisher', 'year', 'description', 'language'])
    .select(['tags', 'cover', 'title.created_at', 'title.updated_at', titleKey.as('title_key')])
    .select(['new_total', 'new_free', 'pre_loved_total', 'pre_loved_free'])
    .where('title.retired_at', 'is', null)
}

type Stocks = Pick<StockedTitle, 'new_total' | 'new_free' | 'pre_loved_total' | 'pre_loved_free'>

/** What titles are sorted by, as the index has it: short enough for a page key. */
const titleKey = sql<string>`left(lower(title.title), 60)`

function hasCopies({ condition, isFree }: TitleFilter) {
  const count = isFree ? 'free' : 'total'
  const conditions = condition === null ? ['new', 'pre_loved'] : [condition]
  return sql<boolean>`(${sql.join(
    conditions.map((each) => sql.ref(`stock.${each}_${count}`)),
    sql` + `,
  )}) > 0`
}

/**
 * Each word as it stands, or its beginning. PostgreSQL reads the words as it read those of the titles; a text without
 * a word matches nothing.
 */
function matches(words: string, isbnBeginnings: readonly string[]) {
  const query = sql`(replace(nullif(plainto_tsquery('simple', ${words})::text, ''), ''' & ''', ''':* & ''') || ':*')`
  const found = isbnBeginnings.map(beginsWith)
  return sql<boolean>`(${sql.join([sql`title.search @@ ${query}::tsquery`, ...found], sql` or `)})`
}

/** Said as a range, which finds its index also in a plan that was made without the digits; after 9 comes a colon. */
const beginsWith = (digits: string) => sql`(title.isbn ~>=~ ${digits} and title.isbn ~<~ ${`${digits}:`})`
