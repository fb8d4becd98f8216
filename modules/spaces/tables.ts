import type { Role } from '@balai/contract/principal.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Quota } from './areas/contract.ts'
import type { DayHours } from './hours/contract.ts'
import type { WeeklyRule } from './hours/repeat-weekly.ts'

/** The tables of the schema `spaces`, as the SQL in migrations/ makes them. */
export interface SpacesTables {
  'spaces.area': AreaRow
  'spaces.opening_hours': OpeningHoursRow
  'spaces.opening_exception': OpeningExceptionRow
  'spaces.seat': SeatRow
  'spaces.person': PersonRow
  'spaces.series': SeriesRow
  'spaces.reservation': ReservationRow
  'spaces.waitlist_entry': WaitlistEntryRow
  'spaces.seat_watch': SeatWatchRow
  'spaces.calendar_feed': CalendarFeedRow
  'spaces.title': TitleRow
  'spaces.copy': CopyRow
  'spaces.loan': LoanRow
}

/** Written as a text of JSON: an array would become one of PostgreSQL's. */
type Json<Value> = ColumnType<Value, string, string>

export interface AreaRow {
  id: string
  name: string
  kind: 'coworking' | 'cafe' | 'library' | 'meeting_room'
  description: string
  time_zone: string
  plan_columns: number
  plan_rows: number
  plan_picture: string | null
  step_minutes: number
  min_minutes: number
  max_minutes: number
  lead_minutes: number
  ahead_days: number
  hold_minutes: number
  offer_minutes: number
  check_in_early_minutes: number
  no_show_minutes: number | null
  reminder_minutes: number | null
  needs_approval: boolean
  quotas: Json<Quota[]>
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface OpeningHoursRow {
  area_id: string
  weekday: number
  opens_minute: number
  closes_minute: number
}

export interface OpeningExceptionRow {
  id: string
  area_id: string | null
  from_date: string
  to_date: string
  note: string
  hours: Json<DayHours[]>
  created_at: Date
}

export interface SeatRow {
  id: string
  serial: Generated<number>
  area_id: string
  number: string
  kind: 'desk' | 'table' | 'armchair' | 'booth' | 'meeting_room'
  features: string[]
  plan_column: number
  plan_row: number
  plan_width: number
  plan_height: number
  check_in_code: string
  out_of_service: boolean
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface PersonRow {
  account_id: string
  revision: number
  username: string
  name: string
  role: Role
  status: 'active' | 'suspended'
}

export interface SeriesRow {
  id: string
  holder_id: string
  seat_id: string
  rule: Json<WeeklyRule>
  on_conflict: 'skip' | 'fail'
  created_at: Date
}

export interface ReservationRow {
  id: string
  serial: Generated<number>
  code: string
  area_id: string
  seat_id: string
  holder_id: string
  holder_username: string
  holder_name: string
  /** Of instants, `[)`, as PostgreSQL writes a tstzrange; read its ends with lower() and upper(). */
  during: string
  whole_day: string | null
  state:
    | 'held'
    | 'pending'
    | 'offered'
    | 'active'
    | 'checked_in'
    | 'completed'
    | 'cancelled'
    | 'declined'
    | 'expired'
    | 'no_show'
  expires_at: Date | null
  series_id: string | null
  made_by: string | null
  note: string
  checked_in_at: Date | null
  ended_at: Date | null
  ended_by: string | null
  reminded_at: Date | null
  sequence: number
  created_at: Date
  updated_at: Date
}

export interface WaitlistEntryRow {
  id: string
  place: Generated<number>
  area_id: string
  seat_id: string | null
  holder_id: string
  holder_username: string
  holder_name: string
  /** As a reservation's. */
  during: string
  state: 'waiting' | 'offered' | 'accepted' | 'left' | 'lapsed'
  reservation_id: string | null
  created_at: Date
  ended_at: Date | null
}

export interface SeatWatchRow {
  id: string
  area_id: string
  seat_id: string | null
  watcher_id: string
  during: string
  created_at: Date
  told_at: Date | null
}

export interface CalendarFeedRow {
  id: string
  owner_id: string
  seat_id: string | null
  token_hash: Buffer
  created_at: Date
  last_used_at: Date | null
}

export interface TitleRow {
  id: string
  isbn: string | null
  title: string
  author: string
  publisher: string | null
  year: number | null
  description: string
  language: string
  tags: string[]
  cover: string | null
  wanted_at: Date | null
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface CopyRow {
  id: string
  title_id: string
  label: string
  condition: 'new' | 'pre_loved'
  out_of_service: boolean
  retired_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface LoanRow {
  id: string
  title_id: string
  copy_id: string
  holder_id: string
  holder_username: string
  holder_name: string
  reservation_id: string | null
  state: 'reserved' | 'lent' | 'returned' | 'cancelled' | 'expired'
  made_by: string | null
  expires_at: Date | null
  lent_at: Date | null
  due_at: Date | null
  renewals: number
  due_told_at: Date | null
  overdue_told_at: Date | null
  ended_at: Date | null
  ended_by: string | null
  created_at: Date
  updated_at: Date
}
