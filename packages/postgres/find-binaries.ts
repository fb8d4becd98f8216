import { type Cluster, clusterVersion } from './cluster.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { PostgresUnavailable } from './postgres-unavailable.ts'
import { systemBinaries } from './system-binaries.ts'
import type { Binaries } from './try-binaries.ts'

/** Whose PostgreSQL runs: the one that npm installed, the machine's own, or the first of these that fits. */
export type BinariesChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'system' }
  | { readonly kind: 'any' }

const oldest = 15

/** A new cluster takes the first PostgreSQL that is new enough; an existing one needs the major version that made it. */
export async function findBinaries(choice: BinariesChoice, cluster: Cluster): Promise<Binaries> {
  const madeBy = await clusterVersion(cluster)
  const versions = new Set<number>()
  for await (const binaries of candidates(choice, cluster)) {
    if (madeBy === null ? binaries.version >= oldest : binaries.version === madeBy) return binaries
    versions.add(binaries.version)
  }
  throw new PostgresUnavailable(madeBy === null ? nothingFound : wrongVersion(cluster, madeBy, [...versions]))
}

async function* candidates(choice: BinariesChoice, cluster: Cluster): AsyncGenerator<Binaries> {
  const embedded = choice.kind === 'system' ? null : await embeddedBinaries(cluster)
  if (embedded !== null) yield embedded
  if (choice.kind !== 'embedded') yield* systemBinaries(cluster)
}

const nothingFound = `No PostgreSQL ${oldest} or newer was found: install one (on Debian: apt-get install postgresql), or set DATABASE_URL.`

function wrongVersion(cluster: Cluster, madeBy: number, versions: readonly number[]): string {
  const found = versions.length === 0 ? 'none was found' : `only ${versions.join(', ')} was found`
  return `"${cluster.directory}" was made by PostgreSQL ${madeBy} and needs that version, but ${found}: install PostgreSQL ${madeBy}, or set DATABASE_URL.`
}
