import { parseArgs } from 'node:util'
import { benchCheckIn } from './check-in/bench-check-in.ts'
import { endingEarly } from './ending-early.ts'
import { full, quick } from './size.ts'
import { benchSpaces } from './spaces/bench-spaces.ts'

const usage = `npm run bench -- check-in|spaces [--quick] [--on embedded|server]

  check-in   the door and what stands around it, on the embedded and on a real PostgreSQL, beside the limits of both
  spaces     reserving seats, reading who has them, and a thousand watchers, beside bare statements on the same database
  --quick    two minutes for each database instead of a quarter of an hour: shorter, so rougher
  --on       one kind of database alone

BENCH_DATABASE_URL names a server where a database may be made and dropped; unset, the one at 127.0.0.1:5432 is tried.`

const benches = new Map([
  ['check-in', benchCheckIn],
  ['spaces', benchSpaces],
])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    on: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const bench = benches.get(positionals.join())
if (bench !== undefined && !values.help) {
  const size = values.quick ? quick : full
  const errors = await endingEarly(size.minutes, (started) => bench(size, values.on, started))
  process.exit(errors === 0 ? 0 : 1)
}
console.error(usage)
process.exit(values.help ? 0 : 2)
