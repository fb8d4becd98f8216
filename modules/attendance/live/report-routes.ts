import { Readable } from 'node:stream'
import type { Db } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import { attachment, CsvAnswer } from '../streamed-answers.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { Report } from './contract.ts'
import { writeReport } from './report.ts'
import { countForReport, countIssuedByType } from './report-store.ts'
import { writeLogCsv, writeReportCsv } from './write-csv.ts'

const tags = ['live']

export function reportRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps
  const onRequest = guard.account

  app.get(
    '/events/:eventId/report',
    {
      schema: {
        tags,
        summary: 'What became of an event: who came, when, where, and who did not',
        params: EventParams,
        response: { 200: Report },
      },
      onRequest,
    },
    async (request) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      return await reportOn(db, event)
    },
  )

  app.get(
    '/events/:eventId/report.csv',
    {
      schema: { tags, summary: 'The report as CSV', params: EventParams, response: { 200: CsvAnswer } },
      onRequest,
    },
    async (request, reply) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      return reply
        .headers(attachment(`report-${event.code}.csv`))
        .send(Readable.from([writeReportCsv(await reportOn(db, event))]))
    },
  )

  app.get(
    '/events/:eventId/check-ins.csv',
    {
      schema: {
        tags,
        summary: 'The log of the doors as CSV',
        params: EventParams,
        response: { 200: CsvAnswer },
      },
      onRequest,
    },
    async (request, reply) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      return reply
        .headers(attachment(`check-ins-${event.code}.csv`))
        .send(Readable.from(writeLogCsv(db, event.id), { objectMode: false }))
    },
  )
}

async function reportOn(db: Db<AttendanceTables>, event: EventRow): Promise<Report> {
  return writeReport(await countForReport(db, event.id), await countIssuedByType(db, event.id))
}
