import { Alert, Skeleton, Stack, Title } from '@mantine/core'
import { IconTicketOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { isOver } from '../events/event-times.ts'
import { TicketList } from './ticket-list.tsx'
import { useWallet, type Wallet } from './wallet.ts'

export function WalletPage() {
  const { t } = useTranslation('wallet')
  const wallet = useWallet()
  return (
    <>
      <PageHeader title={t('title')} />
      {wallet.isPending && <Skeleton h={160} radius="lg" />}
      {wallet.isError && <ErrorState error={wallet.error} onRetry={() => void wallet.refetch()} />}
      {wallet.data !== undefined && <Tickets {...wallet.data} />}
    </>
  )
}

function Tickets({ tickets, asOf, isCopy }: Wallet) {
  const { t } = useTranslation('wallet')
  if (tickets.length === 0) {
    return (
      <EmptyState icon={IconTicketOff} text={t('empty')}>
        <ButtonLink to="/events">{t('see_events')}</ButtonLink>
      </EmptyState>
    )
  }
  const past = tickets.filter(({ event }) => isOver(event))
  const coming = tickets.filter(({ event }) => !isOver(event))
  return (
    <Stack gap="xl">
      {isCopy && <Alert color="kunyit">{t('as_of', { time: formatDateTime(asOf) })}</Alert>}
      <section aria-labelledby="coming">
        <Title order={2} id="coming" mb="sm">
          {t('coming')}
        </Title>
        {coming.length === 0 ? (
          <p>{t('none_coming')}</p>
        ) : (
          <TicketList tickets={coming} labelledBy="coming" />
        )}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past">
          <Title order={2} id="past" mb="sm">
            {t('past')}
          </Title>
          <TicketList tickets={past} labelledBy="past" />
        </section>
      )}
    </Stack>
  )
}
