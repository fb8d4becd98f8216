import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { newId } from '@balai/db/new-id.ts'
import { expect, test } from 'vitest'
import { eventTag, readQr, signQr, verifyQr } from './qr-payload.ts'

const eventId = '019a9f00-1111-7222-8333-0123456789ab'
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const facts = {
  serial: 2 ** 48 - 1,
  typeOrdinal: 32_767,
  validFrom: new Date('2026-12-05T12:00:00Z'),
  validUntil: new Date('2026-12-05T16:00:00Z'),
}
const text = signQr(privateKey, eventId, facts)

test('fits into 120 characters, whatever the ticket', () => {
  expect(text).toHaveLength(115)
  expect(
    signQr(privateKey, eventId, { ...facts, serial: 1, validFrom: null, validUntil: null }),
  ).toHaveLength(115)
})

test('says which ticket it is and verifies with the public key of the event', () => {
  const qr = readQr(text)
  expect(qr).toMatchObject({ eventTag: '456789ab', ...facts })
  expect(qr && verifyQr(publicKey, eventId, qr)).toBe(true)
})

test('keeps an open validity open, and widens one to whole minutes', () => {
  const validUntil = new Date('2026-12-05T16:00:01Z')
  const qr = readQr(signQr(privateKey, eventId, { ...facts, validFrom: null, validUntil }))
  expect([qr?.validFrom, qr?.validUntil]).toEqual([null, new Date('2026-12-05T16:01:00Z')])
})

test('no single flipped bit goes through', () => {
  const bytes = Buffer.from(text.slice(3), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const forged = Buffer.from(bytes)
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const qr = readQr(`B1.${forged.toString('base64url')}`)
    expect(qr !== null && verifyQr(publicKey, eventId, qr)).toBe(false)
  }
})

test('no single changed character goes through', () => {
  for (let at = 0; at < text.length; at += 1) {
    for (const character of ['A', '_', '+', '=', ' ', '\0']) {
      if (text[at] === character) continue
      const qr = readQr(text.slice(0, at) + character + text.slice(at + 1))
      expect(qr !== null && verifyQr(publicKey, eventId, qr)).toBe(false)
    }
  }
})

test('is worth nothing at another event, even one whose id ends alike', () => {
  const qr = readQr(text)
  const twin = `019a9f00-1111-7222-8333-fff3${eventTag(eventId)}`
  for (const other of [newId(), twin]) expect(qr && verifyQr(publicKey, other, qr)).toBe(false)
})

test('is worth nothing when another key signed it', () => {
  const qr = readQr(signQr(generateKeyPairSync('ed25519').privateKey, eventId, facts))
  expect(qr && verifyQr(publicKey, eventId, qr)).toBe(false)
})

test.each(['', 'B1.', 'B2.AAAA', `${text}=`, ` ${text}`, `${text}\n`, 'x'.repeat(100_000)])(
  'is not: %j',
  (other) => {
    expect(readQr(other)).toBeNull()
  },
)

test('the verifier in docs/qr-format.md, which has none of our code, agrees', async () => {
  const page = await readFile(new URL('../../../docs/qr-format.md', import.meta.url), 'utf8')
  const source = /```js\n(.*?)```/s.exec(page)?.[1] ?? ''
  const { readTicket } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  const pack = {
    event: { id: eventId },
    public_key: { jwk: publicKey.export({ format: 'jwk' }) },
    revoked_serials: [facts.serial],
  }
  expect(await readTicket(text, pack)).toEqual({
    serial: facts.serial,
    type: facts.typeOrdinal,
    validFrom: facts.validFrom.getTime() / 60_000,
    validUntil: facts.validUntil.getTime() / 60_000,
    revoked: true,
  })
  expect(await readTicket(text, { ...pack, event: { id: newId() } })).toBeNull()
})
