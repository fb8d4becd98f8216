import { parseArgs } from 'node:util'
import { benchCheckIn } from './check-in.ts'
import { endingEarly } from './ending-early.ts'
import { full, quick } from './size.ts'

const usage = `npm run bench -- check-in [--quick] [--on embedded|server]

  check-in   the door and what stands around it, on the embedded and on a real PostgreSQL, beside the limits of both
  --quick    two minutes instead of fifteen: shorter, so rougher
  --on       one kind of database alone

BENCH_DATABASE_URL names a server where a database may be made and dropped; unset, the one at 127.0.0.1:5432 is tried.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, on: { type: 'string' } },
})

if (positionals.join() === 'check-in') {
  const size = values.quick ? quick : full
  const errors = await endingEarly(size.minutes, (started) => benchCheckIn(size, values.on, started))
  process.exit(errors === 0 ? 0 : 1)
}
console.error(usage)
process.exit(2)
