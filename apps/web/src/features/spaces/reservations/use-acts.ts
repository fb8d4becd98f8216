import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'

/** What is done with a reservation, each followed by a look at how all of them stand then. Throws the refusals. */
export function useActs({ id, series_id }: Pick<ReservationView, 'id' | 'series_id'>) {
  const refresh = useRefreshReservations()
  const params = { path: { reservationId: id } }
  const then = async (asked: Promise<unknown>) => {
    try {
      await asked
    } finally {
      // a refusal too tells that it stands otherwise
      await refresh()
    }
  }
  return {
    confirm: () => then(read(api.POST('/api/v1/reservations/{reservationId}/confirmation', { params }))),
    accept: () =>
      then(
        read(
          api.POST('/api/v1/reservations/{reservationId}/acceptance', { params, headers: idempotencyKey() }),
        ),
      ),
    cancel: () => then(read(api.DELETE('/api/v1/reservations/{reservationId}', { params }))),
    cancelSeries: () =>
      then(
        read(
          api.DELETE('/api/v1/reservation-series/{seriesId}', {
            params: { path: { seriesId: series_id ?? '' } },
          }),
        ),
      ),
    leave: () => then(read(api.POST('/api/v1/reservations/{reservationId}/departure', { params }))),
    /** By the code of the desk; without, the front desk has seen them. */
    checkIn: (check_in_code?: string) => {
      const body = check_in_code === undefined ? {} : { check_in_code }
      return then(read(api.POST('/api/v1/reservations/{reservationId}/check-in', { params, body })))
    },
    decide: (approved: boolean) =>
      then(read(api.POST('/api/v1/reservations/{reservationId}/approval', { params, body: { approved } }))),
    keepNote: (note: string) =>
      then(read(api.PATCH('/api/v1/reservations/{reservationId}', { params, body: { note } }))),
  }
}

/** For a button that needs no dialog: busy meanwhile, and what came of it is said. */
export function useAtOnce() {
  const { t } = useTranslation('reservation_card')
  const [busy, setBusy] = useState<string | null>(null)
  const run = async (
    name: 'confirm' | 'accept' | 'leave' | 'cancel' | 'check_in',
    act: () => Promise<unknown>,
  ) => {
    if (busy !== null) return
    setBusy(name)
    try {
      await act()
      say(t(`done.${name}`))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setBusy(null)
    }
  }
  return { busy, run }
}
