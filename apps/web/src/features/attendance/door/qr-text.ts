/** What stands before the letters of each ticket's QR; the format stands in docs/qr-format.md. */
export const prefix = 'B1.'
/** Bytes before the signature. */
export const factsLength = 20

export interface QrFacts {
  readonly facts: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

/** Null for a text that is no ticket's QR. Whether the signature is right, nobody has looked yet. */
export function qrFactsOf(text: string): QrFacts | null {
  const encoded = /^B1\.([A-Za-z0-9_-]{112})$/.exec(text)?.[1]
  if (encoded === undefined) return null
  const bytes = base64Bytes(encoded)
  return { facts: bytes.slice(0, factsLength), signature: bytes.slice(factsLength) }
}

/** How this device calls a ticket before anybody has verified it; null for a text that is no ticket's QR. */
export function serialOf(text: string): number | null {
  const read = qrFactsOf(text)
  return read === null ? null : serialIn(new DataView(read.facts.buffer))
}

export const serialIn = (facts: DataView): number => facts.getUint16(4) * 2 ** 32 + facts.getUint32(6)

export const base64Bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
