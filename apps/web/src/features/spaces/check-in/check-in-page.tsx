import { Skeleton } from '@mantine/core'
import { IconQrcodeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { codeIn } from '../reservations/desk-code.ts'
import { AtDesk } from './at-desk.tsx'

const route = getRouteApi('/shell/check-in/$code')

/** What the QR on a desk opens: its seat, and what whoever sits there can do now. */
export function CheckInPage() {
  const { t } = useTranslation('reservations')
  const code = codeIn(route.useParams().code)
  const place = useQuery({
    queryKey: ['check-in-codes', code],
    queryFn: () => read(api.GET('/api/v1/seats/check-in-codes/{code}', { params: { path: { code } } })),
  })
  if (place.data !== undefined) return <AtDesk place={place.data} code={code} />
  if (place.error !== null && toProblem(place.error).status === 404) return <UnknownCode />
  return (
    <>
      <PageHeader title={t('desk.title')} />
      {place.error === null ? (
        <Skeleton height={280} radius="lg" />
      ) : (
        <ErrorState error={place.error} onRetry={() => void place.refetch()} />
      )}
    </>
  )
}

function UnknownCode() {
  const { t } = useTranslation('reservations')
  return (
    <>
      <PageHeader title={t('desk.title')} />
      <EmptyState icon={IconQrcodeOff} text={t('desk.unknown')}>
        <ButtonLink to="/reservations">{t('title')}</ButtonLink>
      </EmptyState>
    </>
  )
}
