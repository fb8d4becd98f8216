import type { Generated } from 'kysely'
import type { CrewRole } from './events/contract.ts'

/** The tables of the schema `attendance`, as the SQL in migrations/ makes them. */
export interface AttendanceTables {
  'attendance.event': EventRow
  'attendance.event_key': EventKeyRow
  'attendance.crew_member': CrewMemberRow
  'attendance.person': PersonRow
  'attendance.ticket_type': TicketTypeRow
  'attendance.ticket': TicketRow
  'attendance.ticket_import': TicketImportRow
  'attendance.ticket_import_chunk': TicketImportChunkRow
  'attendance.ticket_import_error': TicketImportErrorRow
  'attendance.scan': ScanRow
}

export interface EventRow {
  id: string
  code: string
  kind: 'managed' | 'open'
  title: string
  description: string
  place: string
  starts_at: Date | null
  ends_at: Date | null
  doors_open_at: Date | null
  time_zone: string
  capacity: number | null
  status: 'draft' | 'published' | 'cancelled'
  reentry: boolean
  gates: string[]
  created_by: string
  created_at: Date
  updated_at: Date
}

export interface EventKeyRow {
  event_id: string
  public_key: Buffer
  private_key: Buffer
}

export interface CrewMemberRow {
  event_id: string
  username: string
  role: CrewRole
  gates: string[]
  added_at: Date
  account_id: string | null
}

export interface PersonRow {
  account_id: string
  revision: number
  username: string
  goes_by_email: boolean
  email: string | null
  name: string
  status: 'active' | 'suspended'
}

export interface TicketTypeRow {
  id: string
  event_id: string
  ordinal: number
  name: string
  quota: number | null
  valid_from: Date | null
  valid_until: Date | null
  created_at: Date
}

export interface TicketRow {
  id: string
  event_id: string
  serial: Generated<number>
  code: string
  type_id: string
  holder_name: string
  holder_email: string | null
  holder_username: string | null
  status: 'valid' | 'revoked'
  revoked_at: Date | null
  revoked_reason: 'revoked' | 'transferred' | 'reissued' | null
  replaced_by: string | null
  import_id: string | null
  created_at: Date
}

export interface TicketImportRow {
  id: string
  event_id: string
  mode: 'all_or_nothing' | 'skip_bad_rows'
  create_types: boolean
  state: 'receiving' | 'queued' | 'running' | 'done' | 'refused' | 'failed'
  rows_total: number
  rows_processed: number
  rows_imported: number
  rows_bad: number
  message: string | null
  created_by: string
  created_at: Date
  finished_at: Date | null
}

export interface TicketImportChunkRow {
  import_id: string
  ordinal: number
  rows: unknown
}

export interface TicketImportErrorRow {
  import_id: string
  line: number
  field: string | null
  reason: string
}

export interface ScanRow {
  event_id: string
  id: string
  direction: 'entry' | 'exit' | 'undo'
  result:
    | 'admitted'
    | 'duplicate'
    | 'unknown'
    | 'revoked'
    | 'wrong_event'
    | 'not_started'
    | 'ended'
    | 'forbidden'
    | 'conflict'
    | 'exited'
    | 'not_inside'
    | 'undone'
  ticket_key: string
  ticket_id: string | null
  presented_code: string | null
  nonce: string
  gate: string | null
  device: string | null
  offline: boolean
  reentry: boolean
  scanned_by: string
  scanned_at: Date
  received_at: Date
  happened_at: Date
  first_scan_id: string | null
  released: 'exit' | 'undo' | null
  written_in: string
}
