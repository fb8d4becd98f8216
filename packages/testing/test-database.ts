import type { Connection } from '@balai/db/open-database.ts'
import { inject } from 'vitest'
import { asRole, inDatabase } from './connections.ts'
import { onServer, roleOf } from './test-server.ts'

export interface TestDatabase {
  readonly connection: Connection
  /** The same database as its owner, who sees every schema. */
  readonly owner: Connection
  drop(): Promise<void>
}

let made = 0

/**
 * A database of its own for a test file, cloned from the migrated template.
 * With `role` the connection belongs to that module: it cannot read another module's schema.
 */
export async function createTestDatabase(options: { readonly role?: string } = {}): Promise<TestDatabase> {
  const { connection, template } = inject('testServer')
  made += 1
  const name = `${template}_${process.pid}_${made}_${Date.now().toString(36)}`
  await onServer(connection, (client) => createClone(client, name, template))
  const owner = inDatabase(connection, name)
  return {
    owner,
    connection: options.role === undefined ? owner : asRole(owner, roleOf(options.role)),
    drop: () =>
      onServer(connection, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

/** Clones wait for one another: PostgreSQL refuses to copy a template that somebody else is copying. */
async function createClone(client: { query(sql: string): Promise<unknown> }, name: string, template: string) {
  await client.query(`select pg_advisory_lock(hashtextextended('${template}', 0))`)
  await client.query(`create database ${name} template ${template}`)
  await client.query(`select pg_advisory_unlock_all()`)
}
