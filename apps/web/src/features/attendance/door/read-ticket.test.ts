import { expect, it } from 'vitest'
import { serialOf } from './qr-text.ts'
import { readTicket } from './read-ticket.ts'

// made by the server's own signer
const keys = {
  event: { id: '019a9f00-1111-7000-8000-0123456789ab' },
  public_key: {
    raw: 'f6Rg1_VyKfM9VaB_yp4vRqsbuvuGy8ge2rzn6uVv22U',
    jwk: { kty: 'OKP', crv: 'Ed25519', x: 'f6Rg1_VyKfM9VaB_yp4vRqsbuvuGy8ge2rzn6uVv22U' },
  },
} as const
const genuine =
  'B1.RWeJqwABAAAABQACAciI-P____86zdev1_dzVN7qjzkn567_Ex2USK5m0bmvGqJTBHqhF4pANF6xJmja8KZZ_oSN9RdnG7wcUJUcvzTDNv5t8d0O'
const ofNeighbour =
  'B1.RWeJrAABAAAABQACAciI-P____91FztOCTUVLXxA5PEriuAHFhny9gL2dIknNWiFD5YKyo27hkM4W31X0mDP5oPmgURn1cHxCVjUuYrWEqd8sfgN'

it("reads what the server has signed, on the device's own", () => {
  expect(readTicket(genuine, keys)).toEqual({
    kind: 'genuine',
    serial: 2 ** 32 + 5,
    type: 2,
    validFrom: Date.parse('2026-11-20T10:00:00Z'),
    validUntil: Number.POSITIVE_INFINITY,
  })
  expect(serialOf(genuine)).toBe(2 ** 32 + 5)
})

it('tells a ticket of another event from a forged one', () => {
  expect(readTicket(ofNeighbour, keys)).toEqual({ kind: 'foreign' })
  // the neighbour's ticket with our tag on it
  expect(readTicket(`B1.RWeJqw${ofNeighbour.slice(9)}`, keys)).toEqual({ kind: 'forged' })
})

it('believes no ticket of which a single character was changed', () => {
  for (let at = 9; at < genuine.length; at += 7) {
    const other = genuine[at] === 'A' ? 'B' : 'A'
    expect(readTicket(genuine.slice(0, at) + other + genuine.slice(at + 1), keys).kind).toBe('forged')
  }
})

it('takes any other text for what it is', () => {
  for (const text of ['', 'KHACV6CPV7', genuine.slice(0, -1), `${genuine} `, genuine.replace('B1.', 'B2.')]) {
    expect(readTicket(text, keys)).toEqual({ kind: 'other' })
    expect(serialOf(text)).toBeNull()
  }
})
