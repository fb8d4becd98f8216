import type { ApiKeyPrincipal, Role, Scope } from '@balai/contract/principal.ts'
import { type Listener, openListener } from '@balai/db/listen.ts'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { createGuard } from '@balai/http/guard.ts'
import { createTokens } from '@balai/http/tokens.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { type Attendance, type AttendanceDeps, createAttendance } from './module.ts'
import type { AttendanceTables } from './tables.ts'

export interface TestAttendance {
  readonly db: Db<AttendanceTables>
  readonly listener: Listener
  readonly attendance: Attendance
  readonly routes: (app: App) => void
  /** Somebody with an account; of the committee unless told. Without an id it is hosted elsewhere. */
  tokenOf(username: string, role?: Role, accountId?: string): string
  /** Their tokens are no good from now on. */
  suspend(username: string): void
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
  const tokens = createTokens({ secrets: ['a secret of at least thirty-two bytes'], issuer: 'balai', now })
  const suspended = new Set<string>()
  const guard = createGuard({
    tokens,
    accounts: {
      admit: async ({ sub, role, uid }) =>
        suspended.has(sub)
          ? null
          : {
              kind: 'account',
              accountId: uid ?? null,
              username: sub,
              role: role as Role,
              name: sub,
              sessionId: null,
            },
    },
    apiKeys: { admit: async (key) => apiKeys[key] ?? null },
  })
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
    tokenOf: (username, role = 'committee', uid) =>
      tokens.sign({ sub: username, role, ...(uid !== undefined && { uid }) }, 86_400),
    suspend: (username) => void suspended.add(username),
    async close() {
      await listener.close()
      await db.destroy()
    },
  }
}

const apiKeys: Readonly<Record<string, ApiKeyPrincipal>> = {
  [eventsKey]: apiKey('events:read'),
  [checkInsKey]: apiKey('checkins:write'),
}

function apiKey(scope: Scope): ApiKeyPrincipal {
  return { kind: 'api_key', apiKeyId: `id of ${scope}`, name: 'Partner', scopes: [scope] }
}
