import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { UpstreamFault } from '@balai/upstream/fault.ts'
import { isPublicAddress } from './public-address.ts'
import { checkUrl, privateTarget } from './rules.ts'

export interface TargetRules {
  /** Whether addresses of this machine and of private networks are allowed. */
  readonly privateWebhooks: boolean
  /** Who is asked for addresses; those of the system unless told. */
  readonly nameServers?: readonly string[]
}

/** The name of the host, or its address without the brackets of IPv6. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** The address as it is kept. Throws `invalid_url` and `private_target`; what a name leads to is seen at each sending. */
export function checkTarget(text: string, { privateWebhooks }: TargetRules): string {
  const href = checkUrl(text)
  const host = hostOf(new URL(href))
  const isPrivate = isIP(host) === 0 ? localName.test(host) : !isPublicAddress(host)
  if (isPrivate && !privateWebhooks) throw privateTarget()
  return href
}

/** RFC 6761: always this machine. */
const localName = /(?:^|\.)localhost\.?$/

/** What the name of a target leads to leads to this machine or to a private network. */
export class PrivateTarget extends Error {}

/**
 * The addresses of a target as they are now, all of them fit to connect to. Throws PrivateTarget when a single one is
 * not, and UpstreamFault `name not found` or, when the signal aborts, `timeout`.
 */
export async function resolveTarget(url: URL, rules: TargetRules, signal: AbortSignal): Promise<string[]> {
  const host = hostOf(url)
  const addresses = isIP(host) === 0 ? await resolveName(host, rules, signal) : [host]
  if (!rules.privateWebhooks && !addresses.every(isPublicAddress)) throw new PrivateTarget()
  return addresses
}

async function resolveName(host: string, rules: TargetRules, signal: AbortSignal): Promise<string[]> {
  const addresses = rules.privateWebhooks
    ? await askSystem(host, signal)
    : await askNameServers(host, rules.nameServers, signal)
  if (addresses.length > 0) return addresses
  throw signal.aborted ? new UpstreamFault('timeout', false) : new UpstreamFault('name not found', false)
}

/** Knows the names of private networks too: those of /etc/hosts, and of search domains. */
async function askSystem(host: string, signal: AbortSignal): Promise<string[]> {
  const given = new Promise<[]>((resolve) =>
    signal.addEventListener('abort', () => resolve([]), { once: true }),
  )
  const found = lookup(host, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  )
  return Promise.race([found, given])
}

/**
 * The system's way would hold one of the few threads of the process for as long as a name server is silent, and
 * log-ins need them for their passwords; this way holds none.
 */
async function askNameServers(
  host: string,
  servers: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers !== undefined) resolver.setServers(servers)
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  signal.removeEventListener('abort', cancel)
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
