import type { ScanAnswer } from '@balai/attendance/door/contract.ts'

/** As long as what a check-in is answered. */
export const constantAnswer: ScanAnswer = {
  scan_id: '0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9d',
  event_id: '0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9e',
  direction: 'entry',
  result: 'admitted',
  ticket_id: '0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9f',
  ticket: { code: 'A1B2C3D4E5', type: 'General', holder_name: 'Siti Rahayu' },
  nonce: '0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9d',
  gate: null,
  device: null,
  offline: false,
  reentry: false,
  scanned_by: 'petugas1',
  scanned_at: '2026-11-20T12:00:00.000Z',
  received_at: '2026-11-20T12:00:00.000Z',
  first: null,
}
