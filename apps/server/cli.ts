#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { AppError } from '@balai/contract/app-error.ts'
import { ChangedMigration } from '@balai/db/migrate.ts'
import { PostgresUnavailable } from '@balai/postgres/postgres-unavailable.ts'
import { type Command, UsageError } from './command.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'

interface Entry {
  readonly does: string
  readonly load: () => Promise<Command>
  /** Leaves no trace in DATA_DIR, where a secret would otherwise be made. */
  readonly traceless?: true
}

const commands: Record<string, Entry> = {
  serve: {
    does: 'run the house: HTTP and, unless --no-worker, the worker',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  worker: {
    does: 'run relay, consumers and jobs only',
    load: async () => (await import('./commands/worker.ts')).worker,
  },
  migrate: {
    does: 'bring the database to the newest version',
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
  user: {
    does: 'create, promote, suspend, restore, reset-password',
    load: async () => (await import('./commands/user.ts')).user,
  },
  seed: {
    does: 'fill the house with demo data: --demo',
    load: async () => (await import('./commands/seed.ts')).seed,
  },
  doctor: {
    does: 'say what is set, from where, and what answers',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  openapi: {
    does: 'print the OpenAPI document; needs no database',
    load: async () => (await import('./commands/openapi.ts')).openapi,
    traceless: true,
  },
}

/** Errors that an operator can act on are one line; anything else is a bug and keeps its stack. */
const forOperators = [AppError, ConfigError, PostgresUnavailable, ChangedMigration, UsageError]

async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = commands[name]
  if (command === undefined) {
    printHelp(name)
    return
  }
  const run = await command.load()
  const secret = command.traceless ? { JWT_SECRET: randomBytes(48).toString('base64url') } : {}
  await run(await readConfig({ ...process.env, ...secret }), args)
}

function printHelp(asked: string): void {
  const known = ['help', '--help', '-h'].includes(asked)
  const lines = Object.entries(commands).map(([name, { does }]) => `  balai ${name.padEnd(8)} ${does}`)
  const text = [...(known ? [] : [`balai: there is no command "${asked}"`]), ...lines].join('\n')
  if (known) console.log(text)
  else console.error(text)
  process.exitCode = known ? 0 : 2
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const foreseen = forOperators.some((kind) => error instanceof kind) || isAboutThePort(error)
  console.error(foreseen ? `balai: ${(error as Error).message}` : error)
  process.exit(1)
})

/** In use already, or not ours to listen on. */
function isAboutThePort(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}
