import type { BookWish } from '@balai/spaces/books/contract.ts'
import { Button, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'

interface BookChooserProps {
  readonly chosen: readonly BookWish[]
  readonly onChange: (books: readonly BookWish[]) => void
}

const most = 5

/** Books to lie on the desk. Not there in a house that has none. */
export function BookChooser({ chosen, onChange }: BookChooserProps) {
  const { t } = useTranslation('spaces')
  const [isOpen, setOpen] = useState(false)
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q.trim(), 250)
  const { data } = useQuery({
    queryKey: ['titles', 'chooser', asked],
    placeholderData: (before) => before,
    queryFn: () =>
      read(
        api.GET('/api/v1/titles', { params: { query: { limit: 20, ...(asked !== '' && { q: asked }) } } }),
      ),
  })
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const titles = data?.data ?? []
  if (titles.length === 0 && asked === '' && chosen.length === 0) return null
  const options = new Map([
    ...known,
    ...titles
      .filter(({ stock }) => stock.new.free + stock.pre_loved.free > 0)
      .map(({ id, title, author }) => [id, `${title}, ${author}`] as const),
  ])
  if (!isOpen)
    return (
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconBook size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('books.open')}
      </Button>
    )
  return (
    <MultiSelect
      autoFocus
      label={t('books.label')}
      description={t('books.why')}
      placeholder={chosen.length === 0 ? t('books.search') : ''}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      maxValues={most}
      value={chosen.map(({ title_id }) => title_id)}
      onChange={(ids) => {
        setKnown(
          new Map(ids.flatMap((id) => (options.has(id) ? [[id, options.get(id) ?? ''] as const] : []))),
        )
        onChange(ids.map((title_id) => ({ title_id })))
      }}
      data={[...options].map(([value, label]) => ({ value, label }))}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('books.none')}
    />
  )
}
