import type { CheckInRefusal } from '@balai/attendance/contract.ts'
import type { Attendance } from '@balai/attendance/module.ts'
import { AppError, type ErrorKind } from '@balai/contract/app-error.ts'
import type { AttendancePort } from './ports.ts'

export function createLocalAttendance({
  attendance,
}: {
  readonly attendance: Pick<Attendance, 'checkIn' | 'readAttendance' | 'readCheckInsBy'>
}): AttendancePort {
  return {
    async checkIn(account, checkIn) {
      const outcome = await attendance.checkIn(account, checkIn)
      if (outcome.result === 'admitted') return outcome.record
      const [kind, sentence] = refusals[outcome.result]
      throw new AppError(kind, `check_in_${outcome.result}`, sentence)
    },
    async readAttendance(account, eventId) {
      const { total, records } = await attendance.readAttendance(account, eventId)
      return { event_id: eventId, total_checked_in: total, records }
    },
    async readCheckInsBy(account, eventId) {
      const { total, records } = await attendance.readCheckInsBy(account, eventId)
      return { user_id: account.username, total, records }
    },
  }
}

const refusals: Readonly<Record<CheckInRefusal, readonly [ErrorKind, sentence: string]>> = {
  duplicate: ['invalid', 'Ticket sudah pernah check-in'],
  unknown: ['not_found', 'Ticket tidak terdaftar di event ini'],
  revoked: ['not_found', 'Ticket sudah dibatalkan'],
  wrong_event: ['not_found', 'Ticket ini untuk event lain'],
  not_started: ['invalid', 'Pintu event ini belum dibuka'],
  ended: ['invalid', 'Event ini sudah berakhir'],
  forbidden: ['forbidden', 'Anda bukan petugas event ini'],
  unknown_event: ['not_found', 'Event tidak ditemukan'],
}
