import { Card, Title } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session/session.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { useWallet } from '../wallet/wallet.ts'

/** The way from an event to the tickets that one holds for it. */
export function MyTickets({ eventId }: { eventId: string }) {
  return useSession().kind === 'somebody' ? <Held eventId={eventId} /> : null
}

function Held({ eventId }: { eventId: string }) {
  const { t } = useTranslation('events')
  const wallet = useWallet()
  const held = wallet.data?.tickets.filter(({ event_id }) => event_id === eventId) ?? []
  const [first] = held
  if (first === undefined) return null
  return (
    <Card component="section" aria-labelledby="mine">
      <Title order={2} id="mine" mb="sm">
        {t('detail.my_tickets', { count: held.length })}
      </Title>
      <ButtonLink
        to="/wallet/$ticketId"
        params={{ ticketId: first.id }}
        leftSection={<IconTicket size={18} aria-hidden />}
      >
        {t('detail.show_ticket', { count: held.length })}
      </ButtonLink>
    </Card>
  )
}
