import ipaddr from 'ipaddr.js'

/**
 * Whether an address is one that anybody on the internet could reach: not of this machine, not of a private, reserved
 * or documentation network. An IPv4 address that is written within an IPv6 one counts as itself.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast'
  const inner = innerIpv4(address)
  if (inner !== null) return inner.range() === 'unicast'
  return address.range() === 'unicast' && address.match(globalUnicast)
}

/** RFC 4291, 2.4: nothing else of IPv6 is routed on the internet, whatever a table of exceptions may have missed. */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

function innerIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray()
  for (const [prefix, bits, at] of carriers) {
    if (address.match(prefix, bits)) return new ipaddr.IPv4(bytes.slice(at, at + 4))
  }
  return null
}

/** IPv4-mapped (RFC 4291), NAT64 (RFC 6052) and 6to4 (RFC 3056), and the byte at which the IPv4 address begins. */
const carriers: readonly (readonly [ipaddr.IPv6, number, number])[] = [
  [ipaddr.IPv6.parse('::ffff:0:0'), 96, 12],
  [ipaddr.IPv6.parse('64:ff9b::'), 96, 12],
  [ipaddr.IPv6.parse('2002::'), 16, 2],
]
