import { Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AnchorLink } from '../../../ui/links.tsx'
import { isOver } from '../events/event-times.ts'
import { TicketList } from './ticket-list.tsx'
import { useWallet } from './wallet.ts'

/** A panel of the home page: the tickets that one will need next. */
export function NextTickets() {
  const { t } = useTranslation('wallet')
  const wallet = useWallet()
  const coming = wallet.data?.tickets.filter(({ event }) => !isOver(event)) ?? []
  if (coming.length === 0) return null
  return (
    <section aria-labelledby="next-tickets">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="next-tickets">
          {t('panel.title')}
        </Title>
        <AnchorLink to="/wallet">{t('panel.all')}</AnchorLink>
      </Group>
      <TicketList tickets={coming.slice(0, 3)} labelledBy="next-tickets" />
    </section>
  )
}
