import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode, PostgresUnavailable } from './postgres-unavailable.ts'
import type { RunAs } from './run-as.ts'

export interface Binaries {
  /** Holds `postgres` and `initdb`. */
  readonly directory: string
  /** The major version. */
  readonly version: number
}

export type Tried =
  | { readonly kind: 'runs'; readonly binaries: Binaries }
  | { readonly kind: 'out_of_reach' }
  | { readonly kind: 'broken' }

/** Asks for the version as the user that will run them, which shows a missing library and a closed directory alike. */
export async function tryBinaries(directory: string, runAs: RunAs | null): Promise<Tried> {
  try {
    const { stdout } = await promisify(execFile)(join(directory, 'postgres'), ['--version'], {
      cwd: '/',
      ...runAs,
    })
    return { kind: 'runs', binaries: { directory, version: Number(/\d+/.exec(stdout)?.[0]) } }
  } catch (error) {
    if (runAs !== null && ['EPERM', 'EINVAL'].includes(errorCode(error))) throw mayNotSwitch(runAs)
    return { kind: errorCode(error) === 'EACCES' ? 'out_of_reach' : 'broken' }
  }
}

function mayNotSwitch({ uid }: RunAs): PostgresUnavailable {
  return new PostgresUnavailable(
    `PostgreSQL does not run as root, and this root may not become user ${uid}: start Balai as another user.`,
  )
}
