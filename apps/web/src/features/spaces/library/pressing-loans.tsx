import { Group, Title } from '@mantine/core'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { dueOf } from './due.ts'
import { useLoans } from './library-queries.ts'

/** Home is what everybody loads first, and few have a book that presses. */
const LoanCard = lazy(async () => ({ default: (await import('./loan-card.tsx')).LoanCard }))

/** A panel of the home page: books that must be back soon, or wait to be fetched. Nothing else, so mostly nothing. */
export function PressingLoans() {
  const { t } = useTranslation('loans')
  const pages = useLoans({ state: 'open', sort: 'due', limit: 5 })
  const rows = pages.rows?.filter((loan) => loan.state === 'reserved' || dueOf(loan)?.tone !== 'calm') ?? []
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="pressing-loans">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="pressing-loans">
          {t('panel.title')}
        </Title>
        <AnchorLink to="/library/loans">{t('panel.all')}</AnchorLink>
      </Group>
      <CardList
        label={t('panel.title')}
        pages={{ ...pages, rows, hasNextPage: false }}
        keyOf={({ id }) => id}
        card={(loan) => <LoanCard loan={loan} />}
        empty={null}
      />
    </section>
  )
}
