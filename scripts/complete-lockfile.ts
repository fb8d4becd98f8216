import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

/** What stands in a package-lock.json about one package. */
interface Locked {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: string[]
  readonly cpu?: string[]
  readonly libc?: string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface Lockfile {
  packages: Record<string, Locked>
}

/**
 * The packages for other platforms that a package names and the lockfile lacks. npm leaves them out when the registry
 * it was written against does not have them, and then npm ci refuses the lockfile, on every machine.
 */
export function missingPackages({ packages }: Lockfile): Record<string, Locked> {
  const missing: Record<string, Locked> = {}
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const found = [`node_modules/${name}`, `${place}/node_modules/${name}`].some((each) => each in packages)
      if (found) continue
      missing[`node_modules/${name}`] = {
        version,
        ...(dev === true && { dev }),
        optional: true,
        ...platformOf(name),
      }
    }
  }
  return missing
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** As native packages are named: `@swc/core-linux-arm64-musl`. */
function platformOf(name: string): Pick<Locked, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/)
  const pick = (known: readonly string[]) => words.filter((word) => known.includes(word))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return Object.fromEntries(
    Object.entries({ os: pick(systems), cpu: pick(processors), libc }).filter(
      ([, values]) => values.length > 0,
    ),
  )
}

if (import.meta.main) {
  const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingPackages(lockfile)
  const all = Object.entries({ ...lockfile.packages, ...missing })
  lockfile.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync('package-lock.json', `${JSON.stringify(lockfile, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} packages added\n`)
}
