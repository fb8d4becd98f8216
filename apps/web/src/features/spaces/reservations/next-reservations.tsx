import { Group, Title } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { useNow } from '../../../api/use-now.ts'
import cards from '../../../ui/card-list.module.css'
import { AnchorLink, ButtonLink } from '../../../ui/links.tsx'
import { useUpcoming } from '../reservation-queries.ts'
import { DecidingActs } from './deciding-acts.tsx'
import { ReservationCard } from './reservation-card.tsx'
import { actsOf, type Timed } from './standing.ts'
import { useTurns } from './use-turns.ts'

const most = 2

/** A panel of the home page: where somebody is expected next, and what they have to decide. */
export function NextReservations() {
  const { t } = useTranslation('reservation_card')
  const upcoming = useUpcoming()
  useTurns(upcoming)
  useNow(30_000)
  const now = serverTime()
  const next = upcoming
    .filter((each) => actsOf(each, now).length > 0)
    .toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)))
    .slice(0, most)
  if (next.length === 0) return null
  return (
    <section aria-labelledby="next-reservations">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="next-reservations">
          {t('panel.title')}
        </Title>
        <AnchorLink to="/reservations">{t('panel.all')}</AnchorLink>
      </Group>
      <ul className={cards.cards} aria-labelledby="next-reservations">
        {next.map((each) => (
          <li key={each.id}>
            <ReservationCard reservation={each}>
              {isUrgent(each) && <DecidingActs reservation={each} />}
              {actsOf(each, now).includes('check_in') && (
                <ButtonLink
                  to="/reservations/$reservationId"
                  params={{ reservationId: each.id }}
                  leftSection={<IconQrcode size={18} aria-hidden />}
                >
                  {t('act.check_in')}
                </ButtonLink>
              )}
            </ReservationCard>
          </li>
        ))}
      </ul>
    </section>
  )
}

const isUrgent = ({ state }: Pick<Timed, 'state'>) => state === 'offered' || state === 'held'
