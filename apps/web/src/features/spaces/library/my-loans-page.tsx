import { Stack, Title } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { HolderActs } from './holder-acts.tsx'
import { useLoans } from './library-queries.ts'
import { LoanCard } from './loan-card.tsx'

/** What one has from the library and what waits at the desk, most pressing first; and what was before. */
export function MyLoansPage() {
  const { t } = useTranslation('library')
  const now = useLoans({ state: 'open', sort: 'due' })
  const past = useLoans({ state: 'past' })
  return (
    <>
      <PageHeader
        title={t('loans.title')}
        lead={t('loans.lead')}
        back={{ to: '/library', label: t('title') }}
      />
      <Stack gap="xl">
        <section aria-labelledby="open-loans">
          <Title order={2} id="open-loans" mb="sm">
            {t('loans.open')}
          </Title>
          <CardList
            wide
            label={t('loans.open')}
            pages={now}
            keyOf={({ id }) => id}
            card={(loan) => (
              <LoanCard loan={loan}>
                <HolderActs loan={loan} />
              </LoanCard>
            )}
            empty={
              <EmptyState icon={IconBook2} text={t('loans.none')}>
                <ButtonLink to="/library">{t('loans.look_around')}</ButtonLink>
              </EmptyState>
            }
          />
        </section>
        {past.rows !== undefined && past.rows.length > 0 && (
          <section aria-labelledby="past-loans">
            <Title order={2} id="past-loans" mb="sm">
              {t('loans.past')}
            </Title>
            <CardList
              label={t('loans.past')}
              pages={past}
              keyOf={({ id }) => id}
              card={(loan) => <LoanCard loan={loan} />}
              empty={null}
            />
          </section>
        )}
      </Stack>
    </>
  )
}
