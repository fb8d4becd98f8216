import { type KeyObject, sign, verify } from 'node:crypto'

/** What a QR says about a ticket; the whole format stands in docs/qr-format.md. */
export interface QrFacts {
  readonly serial: number
  readonly typeOrdinal: number
  /** To the minute; null: no bound. */
  readonly validFrom: Date | null
  readonly validUntil: Date | null
}

export interface QrPayload extends QrFacts {
  /** As `eventTag` makes it: a hint which event it is for, not a proof. */
  readonly eventTag: string
  readonly signature: Buffer
  /** The bytes that the signature covers, without the event's id. */
  readonly signed: Buffer
}

const prefix = 'B1.'
const factsLength = 20
const signatureLength = 64
/** 84 bytes are 112 characters with no bit left over, so that one payload has one spelling. */
const wholeText = /^B1\.([A-Za-z0-9_-]{112})$/

/** 115 characters. The same facts and key give the same text, so it is made when read and never stored. */
export function signQr(privateKey: KeyObject, eventId: string, facts: QrFacts): string {
  const bytes = writeFacts(eventId, facts)
  const signature = sign(null, signedText(eventId, bytes), privateKey)
  return prefix + Buffer.concat([bytes, signature]).toString('base64url')
}

/** Takes a text apart without believing it; null when it is no such payload at all. */
export function readQr(text: string): QrPayload | null {
  const encoded = wholeText.exec(text)?.[1]
  if (encoded === undefined) return null
  const bytes = Buffer.from(encoded, 'base64url')
  return {
    eventTag: bytes.toString('hex', 0, 4),
    serial: bytes.readUIntBE(4, 6),
    typeOrdinal: bytes.readUInt16BE(10),
    validFrom: readMinute(bytes.readUInt32BE(12), noStart),
    validUntil: readMinute(bytes.readUInt32BE(16), noEnd),
    signed: bytes.subarray(0, factsLength),
    signature: bytes.subarray(factsLength, factsLength + signatureLength),
  }
}

/** Whether this event's key signed it for this event. Says nothing about revocation and the time. */
export function verifyQr(publicKey: KeyObject, eventId: string, qr: QrPayload): boolean {
  return (
    qr.eventTag === eventTag(eventId) && verify(null, signedText(eventId, qr.signed), publicKey, qr.signature)
  )
}

/** The last four bytes of the event's id, in hex: the first ones are the time, which neighbours share. */
export function eventTag(eventId: string): string {
  return eventId.slice(-8).toLowerCase()
}

function writeFacts(eventId: string, facts: QrFacts): Buffer {
  const bytes = Buffer.alloc(factsLength)
  bytes.write(eventTag(eventId), 0, 'hex')
  bytes.writeUIntBE(facts.serial, 4, 6)
  bytes.writeUInt16BE(facts.typeOrdinal, 10)
  bytes.writeUInt32BE(writeMinute(facts.validFrom, noStart, Math.floor), 12)
  bytes.writeUInt32BE(writeMinute(facts.validUntil, noEnd, Math.ceil), 16)
  return bytes
}

/** The event's whole id is signed though it is not carried: a ticket cannot move to an event with the same tag. */
function signedText(eventId: string, facts: Buffer): Buffer {
  return Buffer.concat([Buffer.from(prefix), Buffer.from(eventId.replaceAll('-', ''), 'hex'), facts])
}

const noStart = 0
const noEnd = 0xffff_ffff

function writeMinute(at: Date | null, none: number, round: (minutes: number) => number): number {
  if (at === null) return none
  return Math.min(Math.max(round(at.getTime() / 60_000), noStart), noEnd)
}

function readMinute(minutes: number, none: number): Date | null {
  return minutes === none ? null : new Date(minutes * 60_000)
}
