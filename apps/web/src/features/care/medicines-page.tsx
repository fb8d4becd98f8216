import { Skeleton } from '@mantine/core'
import { IconPill, IconPillOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../session/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useCareStatus } from './care-queries.ts'
import { LookUp } from './look-up.tsx'
import { Warning } from './warning.tsx'

/** Products with the same listed ingredients as one that somebody names; what it is not stands first. */
export function MedicinesPage() {
  const { t } = useTranslation('care')
  const status = useCareStatus()
  if (status.data === undefined) {
    return (
      <>
        <PageHeader title={t('title')} />
        {status.isError ? (
          <ErrorState error={status.error} onRetry={() => void status.refetch()} />
        ) : (
          <Skeleton h={220} radius="lg" />
        )}
      </>
    )
  }
  if (!status.data.enabled) return <Off />
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Warning />
      <LookUp status={status.data} />
    </>
  )
}

function Off() {
  const { t } = useTranslation('care')
  const { role } = useAccount()
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState icon={role === 'admin' ? IconPill : IconPillOff} text={t('off.text')}>
        {role === 'admin' && <ButtonLink to="/admin/medicines">{t('off.turn_on')}</ButtonLink>}
      </EmptyState>
    </>
  )
}
