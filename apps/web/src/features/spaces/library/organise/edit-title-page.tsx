import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Card, Skeleton, Stack, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { ButtonLink } from '../../../../ui/links.tsx'
import { PageHeader } from '../../../../ui/page-header.tsx'
import { say } from '../../../../ui/say.tsx'
import { libraryKey, useTitle } from '../library-queries.ts'
import { CopiesSection } from './copies-section.tsx'
import { CoverSection } from './cover-section.tsx'
import styles from './edit-title-page.module.css'
import { RetireTitle } from './retire-title.tsx'
import { TitleForm } from './title-form.tsx'

const route = getRouteApi('/shell/admin/library/$titleId')

/** Everything that an admin does with a title: what it says, its cover, its copies. */
export function EditTitlePage() {
  const { t } = useTranslation('library')
  const { titleId } = route.useParams()
  const title = useTitle(titleId)
  if (title.data !== undefined) return <Editor key={titleId} title={title.data} />
  return (
    <>
      <PageHeader title={t('book')} back={{ to: '/admin/library', label: t('edit.titles') }} />
      {title.isError ? (
        <ErrorState error={title.error} onRetry={() => void title.refetch()} />
      ) : (
        <Skeleton h={320} radius="lg" />
      )}
    </>
  )
}

function Editor({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const params = { path: { titleId: title.id } }
  return (
    <>
      <PageHeader
        title={title.title}
        documentTitle={t('edit.of', { title: title.title })}
        lead={<span translate="no">{title.author}</span>}
        back={{ to: '/admin/library', label: t('edit.titles') }}
      >
        <ButtonLink
          to="/library/$titleId"
          params={{ titleId: title.id }}
          variant="default"
          leftSection={<IconEye size={18} aria-hidden />}
        >
          {t('edit.see')}
        </ButtonLink>
      </PageHeader>
      <div className={styles.columns}>
        <Stack gap="xl">
          <CopiesSection title={title} />
          <Card component="section" aria-labelledby="facts">
            <Title order={2} id="facts" mb="md">
              {t('edit.facts')}
            </Title>
            <TitleForm
              title={title}
              submitLabel={t('edit.save')}
              onSave={(body) => read(api.PATCH('/api/v1/titles/{titleId}', { params, body }))}
              onSaved={async () => {
                await queries.invalidateQueries({ queryKey: libraryKey })
                say(t('edit.saved'))
              }}
            />
          </Card>
        </Stack>
        <Stack gap="xl">
          <CoverSection title={title} />
          <RetireTitle title={title} />
        </Stack>
      </div>
    </>
  )
}
