import { type DataPlace, embeddedDatabase, serverDatabase } from './house/databases.ts'

/** Does the same on each kind of database, or on `only` one of them; each is empty, and gone afterwards. */
export async function onDatabases(
  only: string | undefined,
  started: AsyncDisposableStack,
  measure: (place: DataPlace, started: AsyncDisposableStack) => Promise<void>,
): Promise<void> {
  for (const [kind, find] of Object.entries(databases)) {
    if (only !== undefined && only !== kind) continue
    const place: DataPlace | null = await find()
    if (place === null) {
      console.log('\nNo PostgreSQL server to be had: set BENCH_DATABASE_URL to measure on one.')
      continue
    }
    const house = started.use(new AsyncDisposableStack())
    house.defer(() => place.remove())
    await measure(place, house)
    await house.disposeAsync()
  }
}

const databases = { embedded: embeddedDatabase, server: serverDatabase }
