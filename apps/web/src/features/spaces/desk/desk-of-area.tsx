import type { AreaNow } from '@balai/spaces/areas/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { IconCalendarOff, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { useSession } from '../../../session/session.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LiveDot } from '../../../ui/live-dot.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { dateIn } from '../reservations/booking-time.ts'
import { useDeskList, useLiveDesk } from './desk-day.ts'
import { DeskNumbers } from './desk-numbers.tsx'
import { PendingSection } from './pending-section.tsx'
import { ReserveForDialog } from './reserve-for-dialog.tsx'
import { useDeskColumns } from './use-desk-columns.tsx'

export interface DeskSearch {
  readonly area?: string | undefined
  readonly date?: string | undefined
  readonly q?: string | undefined
  readonly all?: string | undefined
}

interface DeskOfAreaProps {
  readonly areas: readonly AreaNow[]
  readonly area: AreaNow
  readonly search: DeskSearch
  readonly onSearch: (part: DeskSearch) => void
}

const clockEvery = 5_000

/** The reservations of one area on one date, as they are at this moment. */
export function DeskOfArea({ areas, area, search, onSearch }: DeskOfAreaProps) {
  const { t } = useTranslation('front_desk')
  const now = useNow(clockEvery)
  const today = dateIn(area.time_zone, now)
  const date = /^\d{4}-\d\d-\d\d$/.test(search.date ?? '') ? (search.date ?? today) : today
  const { day, liveness, refusal } = useLiveDesk(area.id, date)
  const all = search.all === 'yes' || date < today
  const everybody = useDeskList({ areaId: area.id, date, q: undefined, all })
  const list = useDeskList({ areaId: area.id, date, q: search.q, all })
  const columns = useDeskColumns(now)
  const session = useSession()
  const [isReserving, setReserving] = useState(false)
  const isAdmin = session.kind === 'somebody' && session.account.role === 'admin'
  return (
    <>
      <Group gap="sm" mb="md" align="flex-end">
        <NativeSelect
          label={t('area')}
          value={area.id}
          onChange={({ currentTarget }) => onSearch({ area: currentTarget.value, q: undefined })}
          data={areas.map(({ id, name }) => ({ value: id, label: name }))}
          flex="1 1 12rem"
        />
        <TextInput
          type="date"
          label={t('date')}
          value={date}
          onChange={({ currentTarget: { value } }) =>
            value !== '' && onSearch({ date: value === today ? undefined : value })
          }
          flex="1 1 10rem"
        />
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setReserving(true)}>
          {t('reserve_for')}
        </Button>
      </Group>
      {isAdmin && <PendingSection areaId={area.id} />}
      <DeskNumbers
        day={day}
        rows={everybody.hasNextPage ? undefined : everybody.rows}
        now={now}
        isToday={date === today}
      />
      <Group gap="sm" mb="md" role="search">
        <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q })} />
        {date >= today && (
          <SegmentedControl
            aria-label={t('which.label')}
            value={all ? 'yes' : 'no'}
            onChange={(value) => onSearch({ all: value === 'yes' ? value : undefined })}
            data={[
              { value: 'no', label: t('which.standing') },
              { value: 'yes', label: t('which.all') },
            ]}
          />
        )}
        <LiveDot state={liveness} />
      </Group>
      {refusal !== null && <ErrorState error={refusal} />}
      <DataTable<ReservationView>
        caption={t('list', { area: area.name })}
        columns={columns}
        pages={list}
        keyOf={({ id }) => id}
        empty={
          <EmptyState
            icon={IconCalendarOff}
            text={t(search.q ? 'none_found' : all ? 'none' : 'none_standing')}
          />
        }
      />
      {isReserving && (
        <ReserveForDialog areaId={area.id} date={later(date, today)} onClose={() => setReserving(false)} />
      )}
    </>
  )
}

const later = (date: string, other: string): string => [date, other].toSorted().at(-1) ?? date
