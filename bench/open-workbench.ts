import { clientConfig } from '@balai/db/open-database.ts'
import pg from 'pg'
import type { DataPlace } from './house/databases.ts'
import { startProgram } from './house/start-program.ts'
import type { Generator } from './load/open-generator.ts'
import type { Workbench } from './measure-scene.ts'
import type { Size } from './size.ts'

/** Starts the program on a database. */
export async function openWorkbench(
  generator: Generator,
  size: Size,
  place: DataPlace,
  started: AsyncDisposableStack,
): Promise<Workbench> {
  const program = await startProgram(place.settings, started)
  const connection = await place.connection()
  const client = started.adopt(new pg.Client(clientConfig(connection)), (each) => each.end())
  await client.connect()
  return { generator, size, program, connection, client, ownsServer: place.ownsServer }
}

export async function serverVersion({ client }: Workbench): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version.split(' ')[0] ?? ''
}
