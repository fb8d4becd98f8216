import type { AreaNow } from '@balai/spaces/areas/contract.ts'
import { Badge, Button } from '@mantine/core'
import { IconArmchair, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useAreaList } from '../area-queries.ts'
import { ExceptionSection } from './hours/exception-section.tsx'
import { NewAreaDialog } from './new-area-dialog.tsx'

/** The areas of the house, and the dates on which all of it has other hours. */
export function AreasPage() {
  const { t } = useTranslation('spaces_admin')
  const [isAdding, setAdding] = useState(false)
  const columns = useColumns()
  const pages = useAreaList()
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('new.title')}
    </Button>
  )
  const isEmpty = pages.rows?.length === 0
  return (
    <>
      <PageHeader title={t('areas')} lead={t('lead')}>
        {!isEmpty && add}
      </PageHeader>
      <DataTable
        caption={t('areas')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={IconArmchair} text={t('none')}>
            {add}
          </EmptyState>
        }
      />
      {!isEmpty && (
        <ExceptionSection
          area={null}
          nameOf={(areaId) => pages.rows?.find(({ id }) => id === areaId)?.name}
        />
      )}
      {isAdding && <NewAreaDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): Column<AreaNow>[] {
  const { t } = useTranslation(['spaces_admin', 'plan'])
  return [
    {
      key: 'name',
      header: t('name'),
      isTitle: true,
      cell: ({ id, name }) => (
        <AnchorLink to="/admin/spaces/$areaId/plan" params={{ areaId: id }} fw={600} translate="no">
          {name}
        </AnchorLink>
      ),
    },
    { key: 'kind', header: t('kind'), cell: ({ kind }) => t(`plan:area_kinds.${kind}`) },
    { key: 'seats', header: t('seats'), align: 'end', cell: ({ seats }) => formatNumber(seats) },
    {
      key: 'now',
      header: t('now'),
      align: 'end',
      cell: ({ open, free_now }) => (
        <Badge color={open ? 'daun' : 'gray'}>
          {open ? t('free_now', { count: free_now }) : t('closed_now')}
        </Badge>
      ),
    },
  ]
}
