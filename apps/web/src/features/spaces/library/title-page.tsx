import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Skeleton, Stack, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../session/session.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { CopyTable } from './copy-table.tsx'
import { Cover } from './cover.tsx'
import { useTitle } from './library-queries.ts'
import { ReservePanel } from './reserve-panel.tsx'
import { TitleFacts } from './title-facts.tsx'
import styles from './title-page.module.css'

const route = getRouteApi('/shell/library/$titleId')

export function TitlePage() {
  const { t } = useTranslation('library')
  const { titleId } = route.useParams()
  const title = useTitle(titleId)
  const back = { to: '/library', label: t('title') }
  if (title.data !== undefined) return <Book key={titleId} title={title.data} back={back} />
  return (
    <>
      <PageHeader title={t('book')} back={back} />
      {title.isError ? (
        <ErrorState error={title.error} onRetry={() => void title.refetch()} />
      ) : (
        <Skeleton h={320} radius="lg" />
      )}
    </>
  )
}

function Book({ title, back }: { title: TitleView; back: { to: string; label: string } }) {
  const { t } = useTranslation('library')
  const { role } = useAccount()
  return (
    <>
      <PageHeader title={title.title} lead={<span translate="no">{title.author}</span>} back={back}>
        {role === 'admin' && (
          <ButtonLink
            to="/admin/library/$titleId"
            params={{ titleId: title.id }}
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
          >
            {t('change')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className={styles.columns}>
        <div className={styles.cover}>
          <Cover book={{ ...title, titleId: title.id }} sizes="(min-width: 48em) 16rem, 11rem" isFirst />
        </div>
        <div className={styles.panel}>
          <ReservePanel title={title} />
        </div>
        <Stack gap="xl" className={styles.words ?? ''}>
          {title.description !== '' && (
            <p className={styles.description} lang={title.language}>
              {title.description}
            </p>
          )}
          <TitleFacts title={title} />
          <section aria-labelledby="copies">
            <Title order={2} id="copies" mb="sm">
              {t('copies.title')}
            </Title>
            <CopyTable titleId={title.id} />
          </section>
        </Stack>
      </div>
    </>
  )
}
