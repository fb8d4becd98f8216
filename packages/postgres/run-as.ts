import { readFile, stat } from 'node:fs/promises'
import { errorCode, PostgresUnavailable } from './postgres-unavailable.ts'

export interface RunAs {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root. Under root it runs as the owner of an existing cluster, which may have been made
 * by an ordinary user, else as `postgres`, else as `nobody`; under anybody else as that user, which is null.
 */
export async function whoRunsPostgres(clusterDirectory: string): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null
  return (
    (await ownerOf(clusterDirectory)) ??
    (await knownUser('postgres')) ??
    (await knownUser('nobody')) ??
    refuse()
  )
}

async function ownerOf(directory: string): Promise<RunAs | null> {
  try {
    const { uid, gid } = await stat(directory)
    if (uid !== 0) return { uid, gid }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  throw new PostgresUnavailable(
    `"${directory}" belongs to root, as whom PostgreSQL does not run: give it away with chown -R postgres.`,
  )
}

async function knownUser(name: string): Promise<RunAs | null> {
  const passwd = await readFile('/etc/passwd', 'utf8')
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) }
}

function refuse(): never {
  throw new PostgresUnavailable(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody": start Balai as another user.',
  )
}
