import type { Connection } from '@balai/db/open-database.ts'

/** The same server, another database. */
export function inDatabase(connection: Connection, database: string): Connection {
  if (connection.kind === 'socket') return { ...connection, database }
  const url = new URL(connection.url)
  url.pathname = `/${database}`
  return { kind: 'url', url: url.href }
}

/** The same database, another role. */
export function asRole(connection: Connection, role: string): Connection {
  if (connection.kind === 'socket') return { ...connection, user: role }
  const url = new URL(connection.url)
  url.username = role
  url.password = 'balai'
  return { kind: 'url', url: url.href }
}
