import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { base64Bytes, factsLength, prefix, qrFactsOf, serialIn } from './qr-text.ts'

// WebCrypto has no Ed25519 in older phones, and is not there at all on plain http
hashes.sha512 = sha512

/** What a text is, by its signature alone. `foreign`: of another event. `other`: no ticket's QR, perhaps a code. */
export type ReadTicket =
  | { readonly kind: 'other' | 'foreign' | 'forged' }
  | {
      readonly kind: 'genuine'
      readonly serial: number
      /** The ordinal of its type. */
      readonly type: number
      readonly validFrom: number
      readonly validUntil: number
    }

type Keys = Pick<OfflinePack, 'public_key'> & { readonly event: { readonly id: string } }

const minute = 60_000
const noEnd = 0xffff_ffff

/** The format stands in docs/qr-format.md. Takes some milliseconds on a phone. */
export function readTicket(text: string, { event, public_key }: Keys): ReadTicket {
  const read = qrFactsOf(text)
  if (read === null) return { kind: 'other' }
  const { facts, signature } = read
  const eventId = hexBytes(event.id.replaceAll('-', ''))
  if (!eventId.slice(-4).every((byte, index) => byte === facts[index])) return { kind: 'foreign' }
  const signed = Uint8Array.from(
    [...prefix].map((letter) => letter.charCodeAt(0)).concat(...eventId, ...facts),
  )
  if (!isSigned(signature, signed, public_key.raw)) return { kind: 'forged' }
  const view = new DataView(facts.buffer)
  const until = view.getUint32(16)
  return {
    kind: 'genuine',
    serial: serialIn(view),
    type: view.getUint16(10),
    validFrom: view.getUint32(12) * minute,
    validUntil: until === noEnd ? Number.POSITIVE_INFINITY : until * minute,
  }
}

/** The first verification makes tables that the later ones use; better before the first guest than at it. */
export function warmUp(keys: Keys): void {
  const nothing = new Uint8Array(factsLength + 64)
  nothing.set(hexBytes(keys.event.id.slice(-8)))
  readTicket(prefix + btoa(String.fromCharCode(...nothing)), keys)
}

function isSigned(signature: Uint8Array, message: Uint8Array, publicKey: string): boolean {
  try {
    return verify(signature, message, base64Bytes(publicKey))
  } catch {
    // bytes that are no signature at all
    return false
  }
}

const hexBytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
