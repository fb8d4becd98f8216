import { randomBytes } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Person } from './people.ts'
import { settle } from './visit.ts'

/** An area with desks in two rows of three, open round the clock. */
export interface StagedArea {
  readonly id: string
  readonly name: string
  readonly seats: readonly { readonly id: string; readonly number: string }[]
}

const zone = 'Asia/Jakarta'

export async function openArea(admin: Person, rules: object = {}): Promise<StagedArea> {
  const mark = randomBytes(3).toString('hex').toUpperCase()
  const opening_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: 0,
    closes_minute: 1_440,
  }))
  const facts = { name: `Ruang ${mark}`, kind: 'coworking', time_zone: zone, plan_columns: 5, plan_rows: 4 }
  const { body: area } = await admin.ask('POST', '/api/v1/areas', { ...facts, opening_hours, ...rules })
  const seats = Array.from({ length: 6 }, (_, place) => ({
    number: `${mark}-${place + 1}`,
    plan_column: 1 + (place % 3),
    plan_row: place < 3 ? 0 : 2,
  }))
  const plan = { plan_columns: 5, plan_rows: 4, seats }
  const { body } = await admin.ask('PUT', `/api/v1/areas/${area.id}/plan`, plan)
  const ordered = body.seats.toSorted((a: { number: string }, b: { number: string }) =>
    a.number.localeCompare(b.number),
  )
  return { id: area.id, name: area.name, seats: ordered }
}

/** From ten to twelve tomorrow, where the area is. */
export function tomorrowMorning(): { readonly date: string; readonly from: string; readonly to: string } {
  const date = new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10)
  return { date, from: `${date}T03:00Z`, to: `${date}T05:00Z` }
}

export async function lookAt(page: Page, area: StagedArea, more = ''): Promise<void> {
  const { date, from, to } = tomorrowMorning()
  await page.goto(`/spaces/${area.id}?date=${date}&from=${from}&to=${to}${more}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await settle(page)
}

/** A seat of the plan, or of the list: by what it says of itself. */
export function seatOf(page: Page, area: StagedArea, place: number): Locator {
  const number = area.seats[place]?.number ?? ''
  return page.locator('[data-seat]').filter({ hasText: number })
}
