import { Card } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { useWorkKey } from '../../../../api/work-key.ts'
import { PageHeader } from '../../../../ui/page-header.tsx'
import { say } from '../../../../ui/say.tsx'
import { libraryKey } from '../library-queries.ts'
import { TitleForm } from './title-form.tsx'

export function NewTitlePage() {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useWorkKey()
  return (
    <>
      <PageHeader title={t('edit.new')} back={{ to: '/admin/library', label: t('edit.titles') }} />
      <Card maw={760}>
        <TitleForm
          title={null}
          submitLabel={t('edit.add')}
          onSave={(body) => read(api.POST('/api/v1/titles', { headers: keyOf(body), body }))}
          onSaved={async (title) => {
            queries.setQueryData([...libraryKey, 'title', title.id], title)
            void queries.invalidateQueries({ queryKey: libraryKey })
            say(t('edit.added_now'))
            await navigate({ to: '/admin/library/$titleId', params: { titleId: title.id } })
          }}
        />
      </Card>
    </>
  )
}
