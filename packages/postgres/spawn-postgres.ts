import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunAs } from './run-as.ts'
import type { Binaries } from './try-binaries.ts'

export interface PostgresCommand {
  readonly binaries: Binaries
  readonly program: 'postgres' | 'initdb'
  /** The cluster to work on. */
  readonly directory: string
  readonly flags: readonly string[]
  readonly runAs: RunAs | null
  /** A file descriptor, or a pipe to read from. */
  readonly stderr: number | 'pipe'
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts one of PostgreSQL's programs on a cluster, in a session of its own: Ctrl-C in the terminal is not for it. */
export async function spawnPostgres(command: PostgresCommand): Promise<ChildProcess> {
  const directory = await open(command.directory)
  try {
    // root's own directories above the cluster may be closed to that user; an open descriptor leads past them
    const path = command.runAs !== null && existsSync('/proc/self/fd') ? '/proc/self/fd/3' : command.directory
    const child = spawn(join(command.binaries.directory, command.program), ['-D', path, ...command.flags], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...command.environment },
      stdio: ['ignore', 'ignore', command.stderr, directory.fd],
      detached: true,
      ...command.runAs,
    })
    return await spawned(child)
  } finally {
    await directory.close()
  }
}

function spawned(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child))
    child.once('error', reject)
  })
}
