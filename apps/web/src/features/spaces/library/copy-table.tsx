import type { CopyView } from '@balai/spaces/books/contract.ts'
import { Badge } from '@mantine/core'
import { IconBookOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useCopies } from './library-queries.ts'

export function CopyTable({ titleId }: { titleId: string }) {
  const { t } = useTranslation('library')
  return (
    <DataTable
      caption={t('copies.title')}
      columns={useCopyColumns()}
      pages={useCopies(titleId)}
      keyOf={({ id }) => id}
      empty={<EmptyState icon={IconBookOff} text={t('copies.none')} />}
    />
  )
}

export function useCopyColumns(): Column<CopyView>[] {
  const { t } = useTranslation(['library', 'loans'])
  return [
    {
      key: 'label',
      header: t('copies.label'),
      isTitle: true,
      cell: ({ label }) => <span translate="no">{label}</span>,
    },
    {
      key: 'condition',
      header: t('condition'),
      cell: ({ condition }) => t(`loans:conditions.${condition}`),
    },
    { key: 'state', header: t('copies.state'), cell: (copy) => <CopyState copy={copy} /> },
  ]
}

const colours = { free: 'daun', reserved: 'nila', lent: 'kunyit' } as const

function CopyState({ copy: { state, out_of_service } }: { copy: CopyView }) {
  const { t } = useTranslation('library')
  if (out_of_service && state === 'free') return <Badge color="gray">{t('copies.out_of_service')}</Badge>
  return <Badge color={colours[state]}>{t(`copies.states.${state}`)}</Badge>
}
