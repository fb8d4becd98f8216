import { SortedText, sortedPageKey } from '@balai/http/page-key.ts'
import { type Static, Type } from 'typebox'
import type { TitleSort } from './contract.ts'
import type { StockedTitle } from './title-list-store.ts'

/** Ids sort by the time they were made, so that titles by their age need no second value. */
const Nothing = Type.Literal('')

export const titlePageKeys = {
  title: sortedPageKey('title', SortedText),
  '-title': sortedPageKey('-title', SortedText),
  added: sortedPageKey('added', Nothing),
  '-added': sortedPageKey('-added', Nothing),
}
type TitlePageKey = Static<(typeof titlePageKeys)[TitleSort]>

export const titlePageKeyOf =
  (sort: TitleSort) =>
  ({ id, title_key }: StockedTitle): TitlePageKey =>
    sort === 'title' || sort === '-title' ? [sort, title_key, id] : [sort, '', id]
