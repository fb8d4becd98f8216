import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { AnchorLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AccessSection } from './access-section.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonSessions } from './person-sessions.tsx'

const route = getRouteApi('/shell/admin/people/$accountId')

/** What an admin knows of somebody, and may do. */
export function PersonPage() {
  const { t } = useTranslation('people')
  const { accountId } = route.useParams()
  const person = useQuery({
    queryKey: ['people', accountId],
    queryFn: () => read(api.GET('/api/v1/accounts/{id}', { params: { path: { id: accountId } } })),
  })
  const back = { to: '/admin/people', label: t('title') }
  if (person.data === undefined) {
    return (
      <>
        <PageHeader title={t('person')} back={back} />
        {person.isError ? (
          <ErrorState error={person.error} onRetry={() => void person.refetch()} />
        ) : (
          <Stack gap="lg">
            <Skeleton height={260} radius="lg" />
            <Skeleton height={180} radius="lg" />
          </Stack>
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader title={person.data.name} back={back}>
        <AnchorLink to="/admin/audit-log" search={{ subject: accountId }}>
          {t('audit_log')}
        </AnchorLink>
      </PageHeader>
      <Stack gap="lg">
        <PersonFacts person={person.data} />
        <AccessSection person={person.data} />
        <PersonSessions person={person.data} />
      </Stack>
    </>
  )
}
