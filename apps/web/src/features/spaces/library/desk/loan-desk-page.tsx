import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconBookUpload, IconPackageOff, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../../ui/data-table.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { PageHeader } from '../../../../ui/page-header.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useLoans } from '../library-queries.ts'
import { LendDialog } from './lend-dialog.tsx'
import { useDeskColumns } from './use-desk-columns.tsx'

const route = getRouteApi('/shell/library/desk')

/** The front desk of the library: what waits to be handed over, and what is out; what is overdue stands first. */
export function LoanDeskPage() {
  const { t } = useTranslation('library')
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const [isLending, setLending] = useState(false)
  return (
    <>
      <PageHeader title={t('desk.title')} lead={t('desk.lead')} back={{ to: '/library', label: t('title') }}>
        <Button leftSection={<IconBookUpload size={18} aria-hidden />} onClick={() => setLending(true)}>
          {t('lend.title')}
        </Button>
      </PageHeader>
      <Group mb="lg" role="search">
        <SearchField
          label={t('desk.search')}
          value={q}
          onChange={(text) => void navigate({ search: { q: text }, replace: true })}
        />
      </Group>
      <Stack gap="xl">
        <DeskSection state="reserved" q={q} />
        <DeskSection state="lent" q={q} />
      </Stack>
      {isLending && <LendDialog onClose={() => setLending(false)} />}
    </>
  )
}

const icons = { reserved: IconPackageOff, lent: IconRosetteDiscountCheck } as const

function DeskSection({ state, q }: { state: 'reserved' | 'lent'; q: string | undefined }) {
  const { t } = useTranslation('library')
  const pages = useLoans({ of: 'everybody', state, sort: 'due', ...(q && { q }) }, { isWatched: true })
  const columns = useDeskColumns()
  const late = state === 'lent' ? (pages.rows?.filter(({ overdue }) => overdue).length ?? 0) : 0
  return (
    <section aria-labelledby={`desk-${state}`}>
      <Group gap="sm" mb="sm" align="baseline">
        <Title order={2} id={`desk-${state}`}>
          {t(`desk.${state}`)}
        </Title>
        {late > 0 && (
          <Text c="delima" fw={600} size="sm">
            {t('desk.late', { count: late })}
          </Text>
        )}
      </Group>
      <DataTable
        caption={t(`desk.${state}`)}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={<EmptyState icon={icons[state]} text={t(q ? 'desk.none_found' : `desk.no_${state}`)} />}
      />
    </section>
  )
}
