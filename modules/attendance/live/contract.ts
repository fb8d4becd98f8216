import { Instant, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { LogEntry, ScanResult } from '../door/contract.ts'

const Count = Type.Integer({ minimum: 0 })

export const Totals = Type.Object({
  issued: Type.Integer({ description: 'Valid tickets; 0 for an open list' }),
  admitted: Type.Integer({ description: 'Tickets that were let in, each counted once' }),
  inside: Type.Integer({ description: 'Those of them who have not gone out since' }),
  entries: Type.Integer({ description: 'Returning people too' }),
  exits: Type.Integer(),
  duplicates: Type.Integer(),
  refused: Type.Integer({ description: 'Scans that let nobody in, duplicates and conflicts aside' }),
  conflicts: Type.Integer({ description: 'Tickets that another device let in too while it was offline' }),
})

export const GateTally = Type.Object({
  gate: nullable(Type.String({ description: 'Null: scans that named no gate' })),
  entries: Type.Integer(),
  exits: Type.Integer(),
  duplicates: Type.Integer(),
  refused: Type.Integer(),
  conflicts: Type.Integer(),
})
export type GateTally = Static<typeof GateTally>

export const MinuteTally = Type.Object({ minute: Instant, entries: Type.Integer() })
export type MinuteTally = Static<typeof MinuteTally>

/**
 * What a live board shows, and the data of its `snapshot`. The data of a `change` looks alike, but of minutes, scans
 * and conflicts it has only those that are new or read otherwise now.
 */
export const BoardView = Type.Object({
  totals: Totals,
  gates: Type.Array(GateTally),
  minutes: Type.Array(MinuteTally, { description: 'The last 120, oldest first; quiet ones are absent' }),
  scans: Type.Array(LogEntry, { description: 'The last 20, newest first' }),
  conflicts: Type.Array(LogEntry, { description: 'The last 20, newest first' }),
})
export type BoardView = Static<typeof BoardView>

export const AttendanceRecord = Type.Object({
  scan_id: Uuid,
  ticket_id: Type.String(),
  ticket: LogEntry.properties.ticket,
  gate: nullable(Type.String()),
  checked_in_by: Type.String(),
  checked_in_at: { ...Instant, description: "By the server's clock" },
  scanned_at: { ...Instant, description: "By the device's clock" },
  inside: Type.Boolean({ description: 'False after an exit' }),
})
export type AttendanceRecord = Static<typeof AttendanceRecord>

export const AttendancePage = Page(AttendanceRecord)

export const Report = Type.Object({
  totals: Type.Object({
    issued: Count,
    admitted: Count,
    no_shows: Type.Integer({ description: 'Valid tickets that were not let in' }),
    exits: Count,
    undone: Count,
    duplicates: Count,
    refused: Count,
    conflicts: Count,
  }),
  ticket_types: Type.Array(
    Type.Object({ name: Type.String(), issued: Count, admitted: Count, no_shows: Type.Integer() }),
  ),
  gates: Type.Array(
    Type.Object({ gate: nullable(Type.String()), admitted: Count, duplicates: Count, refused: Count }),
  ),
  quarter_hours: Type.Array(Type.Object({ from: Instant, admitted: Count })),
  refusals: Type.Array(Type.Object({ result: ScanResult, scans: Count })),
})
export type Report = Static<typeof Report>
