import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { addCopy } from '../books/add-copy.ts'
import { createTitle } from '../books/create-title.ts'
import { handOverBook } from '../books/hand-over-book.ts'
import { reserveBook } from '../books/reserve-book.ts'
import { takeBackBook } from '../books/take-back-book.ts'
import type { Deps } from '../deps.ts'
import type { Stage } from './play-visit.ts'
import { type DemoTitle, demoTitles } from './titles.ts'

/** The library's titles with their copies; answers the ids of the titles. */
export async function shelveBooks(deps: Deps): Promise<string[]> {
  const titles: string[] = []
  for (const demo of demoTitles) titles.push(await shelve(deps, demo, titles.length))
  return titles
}

async function shelve(deps: Deps, demo: DemoTitle, place: number): Promise<string> {
  const { new: fresh, pre_loved, ...facts } = demo
  const { id } = await createTitle(deps, facts)
  for (let copy = 0; copy < fresh + pre_loved; copy += 1) {
    const label = `BK-${String((place + 1) * 10 + copy).padStart(4, '0')}`
    await addCopy(deps, id, { label, condition: copy < fresh ? 'new' : 'pre_loved' })
  }
  return id
}

const day = 24 * 60 * 60_000

/** One is overdue, two are lent, one came back, and two wait at the desk. */
const loans = [
  { who: 0, title: 0, daysAgo: 20, course: 'lent' },
  { who: 1, title: 4, daysAgo: 3, course: 'lent' },
  { who: 2, title: 8, daysAgo: 6, course: 'lent' },
  { who: 3, title: 2, daysAgo: 9, course: 'returned' },
  { who: 4, title: 10, daysAgo: 0, course: 'reserved' },
  { who: 0, title: 6, daysAgo: 1, course: 'reserved' },
] as const

export async function lendBooks(
  { db, now, guests }: Stage,
  titles: readonly string[],
  desk: AccountPrincipal,
): Promise<void> {
  for (const { who, title, daysAgo, course } of loans) {
    const [guest, title_id] = [guests[who], titles[title]]
    if (guest === undefined || title_id === undefined) continue
    const then = { db, now: () => new Date(now.getTime() - daysAgo * day) }
    const { id } = await reserveBook(then, guest, { title_id })
    if (course !== 'reserved') await handOverBook(then, desk, id)
    if (course === 'returned') await takeBackBook({ db, now: () => now }, desk, id)
  }
}
