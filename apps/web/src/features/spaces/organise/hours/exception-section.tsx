import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { OpeningException } from '@balai/spaces/hours/contract.ts'
import { Button, Group, Text, Title } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { usePages } from '../../../../api/pages.ts'
import { formatDates, formatMinute } from '../../../../i18n/format.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../../../ui/data-table.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { ExceptionDialog } from './exception-dialog.tsx'

interface ExceptionSectionProps {
  /** What holds in this area; null: all dates of the house, whichever area they are of. */
  readonly area: AreaView | null
  readonly nameOf?: ((areaId: string) => string | undefined) | undefined
}

/** Holidays and other dates with hours of their own, from today on. */
export function ExceptionSection({ area, nameOf }: ExceptionSectionProps) {
  const { t } = useTranslation('spaces_admin')
  const [isAdding, setAdding] = useState(false)
  const [asked, setAsked] = useState<OpeningException | null>(null)
  const queries = useQueryClient()
  const pages = useExceptions(area?.id)
  const columns = useColumns({ area, nameOf, onRemove: setAsked })
  const remove = async () => {
    if (asked === null) return
    const params = { path: { exceptionId: asked.id } }
    await read(api.DELETE('/api/v1/opening-exceptions/{exceptionId}', { params }))
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('exceptions.removed'))
  }
  return (
    <section>
      <Group justify="space-between" mt="xl" mb="md" gap="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Title order={area === null ? 2 : 3}>{t('exceptions.title')}</Title>
          <Text c="dimmed">{t('exceptions.lead')}</Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('exceptions.add')}
        </Button>
      </Group>
      <DataTable
        caption={t('exceptions.title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={<Text c="dimmed">{t('exceptions.none')}</Text>}
      />
      {isAdding && <ExceptionDialog area={area} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('exceptions.remove_title')}
        confirmLabel={t('exceptions.remove')}
        onConfirm={remove}
      >
        {asked !== null &&
          t('exceptions.remove_text', { dates: formatDates(asked.from_date, asked.to_date) })}
      </ConfirmDialog>
    </section>
  )
}

function useExceptions(areaId: string | undefined) {
  // by the calendar of this device: at worst a day longer than needed
  const from = new Date(Date.now() - 24 * 60 * 60 * 1_000).toISOString().slice(0, 10)
  return usePages([...areasKey, 'exceptions', areaId ?? 'all'], (page_key) =>
    read(
      api.GET('/api/v1/opening-exceptions', {
        params: { query: { from, ...(areaId && { area_id: areaId }), ...(page_key && { page_key }) } },
      }),
    ),
  )
}

interface ColumnsOptions extends ExceptionSectionProps {
  readonly onRemove: (exception: OpeningException) => void
}

function useColumns({ area, nameOf, onRemove }: ColumnsOptions): Column<OpeningException>[] {
  const { t } = useTranslation('spaces_admin')
  const where = (areaId: string | null) =>
    areaId === null
      ? t('exceptions.house')
      : ((areaId === area?.id ? area.name : nameOf?.(areaId)) ?? t('area'))
  return [
    {
      key: 'dates',
      header: t('exceptions.dates'),
      isTitle: true,
      cell: ({ from_date, to_date }) => formatDates(from_date, to_date),
    },
    { key: 'note', header: t('exceptions.note'), cell: ({ note }) => note || '–' },
    { key: 'hours', header: t('exceptions.hours'), cell: ({ hours }) => <Hours hours={hours} /> },
    { key: 'where', header: t('exceptions.where'), cell: ({ area_id }) => where(area_id) },
    {
      key: 'actions',
      header: t('actions'),
      align: 'end',
      cell: (exception) => (
        <Button
          px="sm"
          variant="subtle"
          color="delima"
          aria-label={t('exceptions.remove_of', {
            dates: formatDates(exception.from_date, exception.to_date),
          })}
          onClick={() => onRemove(exception)}
        >
          {t('exceptions.take_back')}
        </Button>
      ),
    },
  ]
}

function Hours({ hours }: Pick<OpeningException, 'hours'>) {
  const { t } = useTranslation('spaces_admin')
  if (hours.length === 0) return t('hours.closed')
  return hours.map(({ opens_minute, closes_minute }) => (
    <div key={opens_minute}>
      {formatMinute(opens_minute)}–{formatMinute(closes_minute)}
      {closes_minute > 1_440 && ` ${t('hours.on_next_day')}`}
    </div>
  ))
}
