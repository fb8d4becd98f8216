import { type Listener, openListener } from '@balai/db/listen.ts'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { createTestGuard, keyFor, type TestGuard } from '@balai/testing/test-guard.ts'
import { type Attendance, type AttendanceDeps, createAttendance } from './module.ts'
import type { AttendanceTables } from './tables.ts'

export interface TestAttendance extends Pick<TestGuard, 'suspend'> {
  readonly db: Db<AttendanceTables>
  readonly listener: Listener
  readonly attendance: Attendance
  readonly routes: (app: App) => void
  /** Of the committee unless told. */
  readonly tokenOf: TestGuard['tokenOf']
  close(): Promise<void>
}

/** This API key may read events, and nothing else. */
export const eventsKey = 'a key for events'
export const checkInsKey = 'a key for check-ins'

/** The module as a process has it, in a house where everybody whose token is signed has an account. */
export function openAttendance(
  connection: Connection,
  now: () => Date,
  options: Partial<AttendanceDeps> = {},
): TestAttendance {
  const db = openDatabase<AttendanceTables>({ connection })
  const listener = openListener(connection, () => {})
  const { guard, tokenOf, suspend } = createTestGuard(now, apiKeys)
  const attendance = createAttendance({
    db,
    listener,
    guard,
    log: noLog,
    now,
    openLists: true,
    undoSeconds: 300,
    houseTimezone: 'Asia/Jakarta',
    ...options,
  })
  return {
    db,
    listener,
    attendance,
    routes: (app) => attendance.routes(app),
    tokenOf: (username, role = 'committee', accountId) => tokenOf(username, role, accountId),
    suspend,
    async close() {
      await listener.close()
      await db.destroy()
    },
  }
}

const apiKeys = { [eventsKey]: keyFor('events:read'), [checkInsKey]: keyFor('checkins:write') }
