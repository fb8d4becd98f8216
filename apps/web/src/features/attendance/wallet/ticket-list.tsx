import type { WalletTicket } from '@balai/attendance/tickets/contract.ts'
import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import cards from '../../../ui/card-list.module.css'
import { DateTile } from '../../../ui/date-tile.tsx'
import card from '../events/event-card.module.css'
import { EventStatusBadge } from '../events/event-status-badge.tsx'

interface TicketListProps {
  readonly tickets: readonly WalletTicket[]
  readonly labelledBy: string
}

export function TicketList({ tickets, labelledBy }: TicketListProps) {
  return (
    <ul className={cards.cards} aria-labelledby={labelledBy}>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <TicketCard ticket={ticket} />
        </li>
      ))}
    </ul>
  )
}

function TicketCard({ ticket: { id, event, type_name, holder, admission } }: { ticket: WalletTicket }) {
  const { t } = useTranslation('wallet')
  return (
    <article className={card.card}>
      {event.starts_at !== null && <DateTile instant={event.starts_at} timeZone={event.time_zone} />}
      <div className={card.words}>
        <h3 className={card.title}>
          <Link to="/wallet/$ticketId" params={{ ticketId: id }} className={card.link}>
            {event.title}
          </Link>
        </h3>
        {event.starts_at !== null && event.ends_at !== null && (
          <p className={card.fact}>{formatSpan(event.starts_at, event.ends_at, event.time_zone)}</p>
        )}
        <p className={card.fact}>{`${type_name} · ${holder.name}`}</p>
        <div className={card.badges}>
          <EventStatusBadge event={event} />
          {admission !== null && <Badge color="gray">{t('used')}</Badge>}
        </div>
      </div>
    </article>
  )
}
