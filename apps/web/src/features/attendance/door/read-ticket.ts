import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'

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

const prefix = 'B1.'
const factsLength = 20
const minute = 60_000
const noEnd = 0xffff_ffff

/** The format stands in docs/qr-format.md. Takes some milliseconds on a phone. */
export function readTicket(text: string, { event, public_key }: Keys): ReadTicket {
  const bytes = bytesOf(text)
  if (bytes === null) return { kind: 'other' }
  const eventId = hexBytes(event.id.replaceAll('-', ''))
  if (!eventId.slice(-4).every((byte, index) => byte === bytes[index])) return { kind: 'foreign' }
  const facts = bytes.subarray(0, factsLength)
  const signed = Uint8Array.from(
    [...prefix].map((letter) => letter.charCodeAt(0)).concat(...eventId, ...facts),
  )
  if (!isSigned(bytes.subarray(factsLength), signed, public_key.raw)) return { kind: 'forged' }
  const view = new DataView(facts.buffer, facts.byteOffset, factsLength)
  const until = view.getUint32(16)
  return {
    kind: 'genuine',
    serial: view.getUint16(4) * 2 ** 32 + view.getUint32(6),
    type: view.getUint16(10),
    validFrom: view.getUint32(12) * minute,
    validUntil: until === noEnd ? Number.POSITIVE_INFINITY : until * minute,
  }
}

/** How this device calls a ticket before anybody has verified it; null for a text that is no ticket's QR. */
export function serialOf(text: string): number | null {
  const bytes = bytesOf(text)
  if (bytes === null) return null
  const view = new DataView(bytes.buffer)
  return view.getUint16(4) * 2 ** 32 + view.getUint32(6)
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

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  const encoded = /^B1\.([A-Za-z0-9_-]{112})$/.exec(text)?.[1]
  return encoded === undefined ? null : base64Bytes(encoded)
}

const base64Bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const hexBytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
