import type { CopyView, TitleView } from '@balai/spaces/books/contract.ts'
import { Button, Group, Title } from '@mantine/core'
import { IconBook2, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { type Column, DataTable } from '../../../../ui/data-table.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { RowActs } from '../../../../ui/row-acts.tsx'
import { say } from '../../../../ui/say.tsx'
import { useCopyColumns } from '../copy-table.tsx'
import { libraryKey, useCopies } from '../library-queries.ts'
import { CopyDialog } from './copy-dialog.tsx'

/** The copies of a title: each is a book that can be lent. */
export function CopiesSection({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const [edited, setEdited] = useState<CopyView | 'new' | null>(null)
  const pages = useCopies(title.id)
  const columns = useColumns(setEdited)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('copies.add')}
    </Button>
  )
  const isEmpty = pages.rows?.length === 0
  return (
    <section aria-labelledby="copies">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="copies">
          {t('copies.title')}
        </Title>
        {!isEmpty && add}
      </Group>
      <DataTable
        caption={t('copies.title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={IconBook2} text={t('copies.empty')}>
            {add}
          </EmptyState>
        }
      />
      {edited !== null && (
        <CopyDialog
          titleId={title.id}
          copy={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function useColumns(onEdit: (copy: CopyView) => void): Column<CopyView>[] {
  const { t } = useTranslation('library')
  return [
    ...useCopyColumns(),
    {
      key: 'acts',
      header: t('desk.acts'),
      align: 'end',
      cell: (copy) => <CopyActs copy={copy} onEdit={() => onEdit(copy)} />,
    },
  ]
}

function CopyActs({ copy, onEdit }: { copy: CopyView; onEdit: () => void }) {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const remove = async () => {
    await read(api.DELETE('/api/v1/copies/{copyId}', { params: { path: { copyId: copy.id } } }))
    await queries.invalidateQueries({ queryKey: libraryKey })
    say(t('copies.removed'))
  }
  return (
    <RowActs
      editLabel={t('copies.edit_of', copy)}
      onEdit={onEdit}
      removeText={t('copies.remove')}
      removeLabel={t('copies.remove_of', copy)}
      confirmLabel={t('copies.remove')}
      onRemove={remove}
    >
      {t('copies.remove_text')}
    </RowActs>
  )
}
