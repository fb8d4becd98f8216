import { createHash } from 'node:crypto'
import { type ControlledTransaction, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** Where a PostgreSQL server is: a URL, or the socket directory of the embedded one. */
export type Connection =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'socket'; readonly directory: string; readonly database: string; readonly user: string }

export type Db<Tables> = Kysely<Tables>
/** A transaction. Functions that write take it first, and it is never optional. */
export type Tx<Tables> = Transaction<Tables> | ControlledTransaction<Tables>

export interface DatabaseOptions {
  readonly connection: Connection
  /** Connections in the pool, 10 unless told. */
  readonly poolSize?: number
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void
}

/** Opens a pool. End it with `db.destroy()`. */
export function openDatabase<Tables>(options: DatabaseOptions): Db<Tables> {
  const pool = new pg.Pool({
    ...clientConfig(options.connection),
    Client: NamedStatementClient,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', (error: Error & { client?: unknown }) => {
    // the pool hangs its whole client on the error, which no log should carry
    delete error.client
    // a pool that ends does not wait for the server's goodbye, which may then be that it goes away itself
    if (!pool.ending) options.onIdleError?.(error)
  })
  // A connection that breaks between two queries of a transaction tells the next one; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return db
}

/** Kysely keeps its pool to itself. */
const pools = new WeakMap<object, pg.Pool>()

export interface PoolUse {
  /** Connections that there may be. */
  readonly size: number
  readonly inUse: number
  /** Who waits for one. */
  readonly waiting: number
}

/** Of a database that `openDatabase` opened. */
export function poolUse<Tables>(db: Db<Tables>): PoolUse {
  const pool = pools.get(db)
  if (pool === undefined) throw new Error('This database was not opened by openDatabase.')
  return {
    size: pool.options.max,
    inUse: pool.totalCount - pool.idleCount,
    waiting: pool.waitingCount,
  }
}

/** The same pool, seen with the tables of one module; that no other is read is what the types are for. */
export function viewTables<Tables>(db: Db<object>): Db<Tables> {
  // @NOTE one pool serves all modules, and each knows its own tables alone
  return db as unknown as Db<Tables>
}

export function clientConfig(connection: Connection): pg.ClientConfig {
  const shared = { application_name: 'balai', types: typeParsers }
  if (connection.kind === 'url') return { ...shared, connectionString: connection.url }
  const { directory: host, database, user } = connection
  // said in full: PGPORT or PGSSLMODE in the environment are meant for another server
  return { ...shared, host, port: 5432, ssl: false, database, user }
}

/**
 * int8 comes as a number: no count or identity column here comes near 2^53. A date comes as it is written, `2026-11-20`:
 * a Date would be midnight in the zone that this process happens to run in.
 */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return Number
    if (oid === pg.types.builtins.DATE) return String
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/**
 * Names every parametrised statement after its text, so that the server parses and plans it once per connection.
 * Past the limit statements stay unnamed: a text that varies with its input would otherwise fill the server's memory.
 */
class NamedStatementClient extends pg.Client {
  // @NOTE `query` has nine overloads; only the one that Kysely calls, (text, values), is changed.
  override query(first: unknown, ...rest: unknown[]): never {
    const [values] = rest
    if (typeof first !== 'string' || !Array.isArray(values) || values.length === 0) {
      return super.query(first as string, ...(rest as [])) as never
    }
    const name = statementName(first)
    return super.query(name === null ? { text: first, values } : { name, text: first, values }) as never
  }
}

const statementNames = new Map<string, string>()
const mostStatements = 2_000

function statementName(text: string): string | null {
  const known = statementNames.get(text)
  if (known !== undefined) return known
  if (statementNames.size >= mostStatements) return null
  const name = createHash('sha1').update(text).digest('base64url')
  statementNames.set(text, name)
  return name
}
