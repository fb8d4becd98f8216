import { Readable } from 'node:stream'
import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import type { FastifyReply } from 'fastify'
import { CheckedIn, CheckIn, EventPath, OwnCheckInsQuery } from './contract.ts'
import type { AttendancePort, Records } from './ports.ts'
import { streamRecords } from './stream-records.ts'

export function addAttendanceRoutes(
  scope: App,
  deps: { readonly guard: Guard; readonly attendance: AttendancePort },
): void {
  const { guard, attendance } = deps

  scope.post(
    '/checkins',
    { onRequest: guard.account, schema: { body: CheckIn, response: { 201: CheckedIn } } },
    async (request, reply) => {
      const record = await attendance.checkIn(accountOf(request), request.body)
      return reply.code(201).send({ status: 'checked_in', record })
    },
  )

  scope.get(
    '/checkins',
    { onRequest: guard.account, schema: { querystring: OwnCheckInsQuery } },
    async (request, reply) => {
      const { records, ...head } = await attendance.readCheckInsBy(
        accountOf(request),
        request.query.event_id ?? null,
      )
      return stream(reply, head, records)
    },
  )

  scope.get(
    '/attendance/:event_id',
    { onRequest: guard.account, schema: { params: EventPath } },
    async (request, reply) => {
      const { records, ...head } = await attendance.readAttendance(
        accountOf(request),
        request.params.event_id,
      )
      return stream(reply, head, records)
    },
  )
}

const stream = (reply: FastifyReply, head: object, records: Records) =>
  reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(Readable.from(streamRecords(head, records), { objectMode: false }))
