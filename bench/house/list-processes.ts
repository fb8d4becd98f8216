import type pg from 'pg'

/**
 * The server processes that work for Balai, without the one that answers this: all of an embedded server, and on a
 * server that serves others too only the backends of our database.
 */
export async function listProcesses(client: pg.Client, ownsServer: boolean): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    ownsServer
      ? `select pid from pg_stat_activity where pid <> pg_backend_pid()
         union all select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int`
      : `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  return rows.map(({ pid }) => pid)
}
