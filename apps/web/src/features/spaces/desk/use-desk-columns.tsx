import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../i18n/format.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { StateBadge } from '../reservations/reservation-state.tsx'
import { standingOf } from '../reservations/standing.ts'
import { DeskActs } from './desk-acts.tsx'

export function useDeskColumns(now: number): Column<ReservationView>[] {
  const { t } = useTranslation('front_desk')
  return [
    {
      key: 'who',
      header: t('columns.who'),
      isTitle: true,
      cell: ({ id, holder }) => (
        <>
          <AnchorLink
            to="/reservations/$reservationId"
            params={{ reservationId: id }}
            fw={600}
            translate="no"
          >
            {holder.name}
          </AnchorLink>
          <Text size="sm" c="dimmed" translate="no">
            {holder.username}
          </Text>
        </>
      ),
    },
    {
      key: 'time',
      header: t('columns.time'),
      cell: ({ from, to, time_zone }) => (
        <span className="numbers">{`${formatTime(from, time_zone)}–${formatTime(to, time_zone)}`}</span>
      ),
    },
    {
      key: 'seat',
      header: t('columns.seat'),
      cell: ({ seat_number }) => (
        <Text fw={600} component="span" translate="no">
          {seat_number}
        </Text>
      ),
    },
    {
      key: 'code',
      header: t('columns.code'),
      cell: ({ code }) => <code>{code}</code>,
    },
    {
      key: 'state',
      header: t('columns.state'),
      cell: (each) => <StateBadge state={standingOf(each, now)} isTheirs />,
    },
    {
      key: 'acts',
      header: t('columns.acts'),
      align: 'end',
      cell: (each) => <DeskActs reservation={each} now={now} />,
    },
  ]
}
