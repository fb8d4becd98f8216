import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'

/** The secret of an installation without JWT_SECRET: made at the first start, readable by the owner alone. */
export async function readOrMakeSecret(dataDirectory: string): Promise<string> {
  const path = join(dataDirectory, 'jwt-secret')
  try {
    return (await readSecret(path)) ?? (await makeSecret(dataDirectory, path))
  } catch (error) {
    throw new ConfigError(`The setting DATA_DIR cannot be used: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}

async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A link, not a write: a crash leaves no half of a secret, and of two first starts one wins for both. */
async function makeSecret(dataDirectory: string, path: string): Promise<string> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readFile(path, 'utf8')).trim()
}
