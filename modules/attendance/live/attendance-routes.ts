import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import type { RouteDeps } from '../deps.ts'
import { viewTicketOf } from '../door/scan-answer.ts'
import { EventParams } from '../events/contract.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import { type AttendanceRow, listAttendance } from './attendance-store.ts'
import { AttendancePage, type AttendanceRecord } from './contract.ts'

export function attendanceRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/events/:eventId/attendance',
    {
      schema: {
        tags: ['live'],
        summary: 'Who got in, oldest first, each ticket once',
        params: EventParams,
        querystring: PageQuery,
        response: { 200: AttendancePage },
      },
      onRequest: deps.guard.account,
    },
    async (request) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      return await readPage(request.query, {
        key: Uuid,
        list: (after, limit) => listAttendance(deps.db, event.id, after, limit),
        keyOf: ({ id }) => id,
        view: viewRecord,
      })
    },
  )
}

function viewRecord(row: AttendanceRow): AttendanceRecord {
  return {
    scan_id: row.id,
    ticket_id: row.ticket_key,
    ticket: viewTicketOf(row),
    gate: row.gate,
    checked_in_by: row.scanned_by,
    checked_in_at: row.received_at.toISOString(),
    scanned_at: row.scanned_at.toISOString(),
    inside: row.inside,
  }
}
