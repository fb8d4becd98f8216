import type { Request } from '../load/plan.ts'
import { get, ok, type Scene } from '../scene.ts'
import { credentials, type StagedDoor } from '../stage/stage-door.ts'

export function scenesOf(door: StagedDoor): Scene[] {
  return [
    { name: 'health', request: get('/health'), expected: ok('"status":"ok"'), pool: null },
    {
      name: 'login',
      request: { method: 'POST', path: '/auth/login', body: JSON.stringify(credentials) },
      expected: ok('"access_token"'),
      pool: null,
    },
    checkInScene(door),
    {
      name: 'check-in, open list (TixGo)',
      request: {
        method: 'POST',
        path: '/checkins',
        token: door.token,
        body: '{"event_id":"bench-open","ticket_id":"*"}',
      },
      expected: { status: 201, including: '"status":"checked_in"' },
      pool: door.guests,
    },
    {
      name: 'duplicate check-in',
      request: checkIn(door, door.usedTicket),
      expected: ok('"result":"duplicate"'),
      pool: null,
    },
    ...Object.entries(door.lists).map(([size, code]) => ({
      name: `attendance of ${Number(size).toLocaleString('en')} (TixGo)`,
      request: get(`/attendance/${code}`, door.token),
      expected: ok(`"total_checked_in":${size}`),
      pool: null,
    })),
  ]
}

/** A guest with an issued ticket comes to the door. */
export const checkInScene = (door: StagedDoor): Scene => ({
  name: 'check-in, issued ticket',
  request: checkIn(door, '*'),
  expected: { status: 201, including: '"result":"admitted"' },
  pool: door.tickets,
})

const checkIn = ({ eventId, token }: StagedDoor, ticketId: string): Request => ({
  method: 'POST',
  path: `/api/v1/events/${eventId}/check-ins`,
  token,
  body: JSON.stringify({ ticket_id: ticketId }),
})
