import type { Role } from '@balai/contract/principal.ts'
import { type Listener, openListener } from '@balai/db/listen.ts'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { createMailer } from '@balai/mail/mailer.ts'
import { type MailSink, openMailSink } from '@balai/testing/mail-sink.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { createTestGuard } from '@balai/testing/test-guard.ts'
import { createNotify, type Notify, type NotifyDeps } from './module.ts'
import type { NotifyTables } from './tables.ts'

export interface TestNotify {
  readonly db: Db<NotifyTables>
  readonly listener: Listener
  readonly notify: Notify
  readonly mail: MailSink
  readonly routes: (app: App) => void
  /** Without an id the account is hosted elsewhere. */
  tokenOf(username: string, accountId?: string, role?: Role): string
  close(): Promise<void>
}

/** The module as a process has it, in a house where everybody whose token is signed has an account. */
export async function openNotify(
  connection: Connection,
  now: () => Date,
  options: Partial<NotifyDeps> = {},
): Promise<TestNotify> {
  const db = openDatabase<NotifyTables>({ connection })
  const listener = openListener(connection, () => {})
  const mail = await openMailSink()
  const { guard, tokenOf } = createTestGuard(now)
  const notify = createNotify({
    db,
    listener,
    guard,
    log: noLog,
    now,
    mailer: createMailer({ kind: 'smtp', url: mail.url, from: 'Balai <balai@house.example>' }, noLog),
    publicUrl: 'https://balai.example',
    secrets: ['a secret of at least thirty-two bytes'],
    houseTimezone: 'Asia/Jakarta',
    privateWebhooks: false,
    ...options,
  })
  return {
    db,
    listener,
    notify,
    mail,
    routes: (app) => notify.routes(app),
    tokenOf: (username, accountId, role) => tokenOf(username, role, accountId),
    async close() {
      await listener.close()
      await db.destroy()
      await mail.close()
    },
  }
}
