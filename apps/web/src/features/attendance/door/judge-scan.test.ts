import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import { describe, expect, it, vi } from 'vitest'
import { judgeScan, type KnownScan } from './judge-scan.ts'
import type { ReadTicket } from './read-ticket.ts'
import type { Verdict } from './verdict.ts'

const evening = Date.parse('2026-11-20T19:00:00Z')
const hours = (count: number) => new Date(evening + count * 3_600_000).toISOString()
const pack: OfflinePack = {
  event: {
    id: '019a9f00-1111-7000-8000-0123456789ab',
    tag: '456789ab',
    code: 'malam',
    title: 'Malam Keroncong',
    place: 'Pendopo',
    status: 'published',
    doors_open_at: hours(-1),
    starts_at: hours(0),
    ends_at: hours(4),
    time_zone: 'Asia/Jakarta',
    reentry: true,
    gates: ['Utara', 'Selatan'],
  },
  crew: { role: 'scanner', gates: [] },
  public_key: { raw: '', jwk: { kty: 'OKP', crv: 'Ed25519', x: '' } },
  ticket_types: [],
  revoked_serials: [7],
  issued_at: hours(-2),
}
const genuine: ReadTicket = {
  kind: 'genuine',
  serial: 5,
  type: 1,
  validFrom: 0,
  validUntil: Number.POSITIVE_INFINITY,
}

function judge(change: Partial<Parameters<typeof judgeScan>[0]> = {}): Verdict {
  const asked = { text: 'B1.', ticket: genuine, direction: 'entry', pack, history: [], now: evening } as const
  return judgeScan({ ...asked, ...change })
}

const told = (result: Verdict['result'], first: Verdict['first'] = null): Verdict => ({
  result,
  by: 'device',
  first,
  holder: null,
  type: null,
})

const scan = (nonce: string, change: Partial<KnownScan>): KnownScan => ({
  nonce,
  direction: 'entry',
  undoes: null,
  gate: 'Utara',
  scanned_at: hours(0),
  verdict: told('admitted'),
  answer: null,
  state: 'pending',
  ...change,
})

it('lets a genuine ticket in while the doors are open', () => {
  expect(judge().result).toBe('admitted')
})

it('judges by the time of the server on a device whose clock is days off', async () => {
  vi.resetModules()
  const { learnClock, serverTime } = await import('../../../api/server-clock.ts')
  for (const days of [-1, 3]) {
    const device = evening + days * 86_400_000
    expect(judge({ now: device }).result).toBe(days > 0 ? 'ended' : 'not_started')
    learnClock(new Date(evening).toUTCString(), device, device)
    expect(judge({ now: serverTime(device) }).result).toBe('admitted')
  }
})

it('tells apart why a ticket does not get in', () => {
  expect(judge({ ticket: { kind: 'foreign' } }).result).toBe('wrong_event')
  expect(judge({ ticket: { kind: 'forged' } }).result).toBe('unknown')
  expect(judge({ ticket: { kind: 'other' }, text: 'https://balai.test/' }).result).toBe('unknown')
  expect(judge({ ticket: { ...genuine, serial: 7 } }).result).toBe('revoked')
  expect(judge({ now: evening - 2 * 3_600_000 }).result).toBe('not_started')
  expect(judge({ now: evening + 5 * 3_600_000 }).result).toBe('ended')
  expect(judge({ pack: { ...pack, event: { ...pack.event, status: 'cancelled' } } }).result).toBe('ended')
})

it('keeps a code, which only the server can check', () => {
  expect(judge({ ticket: { kind: 'other' }, text: 'KHACV6CPV7' }).result).toBe('kept')
})

it('believes the type of a ticket more than its QR, because it may have been moved since', () => {
  const late = { ...genuine, validFrom: evening + 60_000 } as const
  expect(judge({ ticket: late }).result).toBe('not_started')
  const type = { id: '', ordinal: 1, name: 'Umum', quota: null, valid_until: null, created_at: hours(-9) }
  const moved = { ...pack, ticket_types: [{ ...type, valid_from: hours(-1) }] }
  expect(judge({ ticket: late, pack: moved })).toMatchObject({ result: 'admitted', type: 'Umum' })
})

describe('a ticket that this device has seen before', () => {
  const first = { at: hours(0), gate: 'Utara' }

  it('is told when and where it was let in', () => {
    expect(judge({ history: [scan('a', {})] })).toMatchObject({ result: 'duplicate', first })
  })

  it('is told what the server knew of it', () => {
    const elsewhere = { at: hours(-0.5), gate: 'Selatan' }
    const history = [scan('a', { verdict: told('duplicate', elsewhere), state: 'answered' })]
    expect(judge({ history })).toMatchObject({ result: 'duplicate', first: elsewhere })
  })

  it('gets in again after it was taken back or has gone out', () => {
    const undo = scan('b', { direction: 'undo', undoes: 'a', verdict: told('undone') })
    expect(judge({ history: [scan('a', {}), undo] }).result).toBe('admitted')
    const exit = scan('b', { direction: 'exit', verdict: told('exited') })
    expect(judge({ history: [scan('a', {}), exit] }).result).toBe('admitted')
  })

  it('stays inside when the server would not take it back', () => {
    const undo = scan('b', { direction: 'undo', undoes: 'a', verdict: told('undone'), state: 'refused' })
    expect(judge({ history: [scan('a', {}), undo] }).result).toBe('duplicate')
  })

  it('gets in after a scan that was interrupted before anybody was told', () => {
    expect(judge({ history: [scan('a', { verdict: null })] }).result).toBe('admitted')
  })

  it('goes out once', () => {
    expect(judge({ direction: 'exit', history: [scan('a', {})] }).result).toBe('exited')
    const exit = scan('b', { direction: 'exit', verdict: told('exited') })
    expect(judge({ direction: 'exit', history: [scan('a', {}), exit] }).result).toBe('not_inside')
  })
})
