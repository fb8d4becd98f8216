import { launchPostgres } from './launch-postgres.ts'

// A Balai for tests to kill: launches as its argument says, tells how that went, and lives on until it is ended.
try {
  const postgres = await launchPostgres(JSON.parse(process.argv[2] ?? '{}'))
  process.stdout.write(`${JSON.stringify({ kind: 'ready', adopted: postgres.adopted })}\n`)
} catch (error) {
  const { name, message } = error as Error
  process.stdout.write(`${JSON.stringify({ kind: 'refused', name, message })}\n`)
}
