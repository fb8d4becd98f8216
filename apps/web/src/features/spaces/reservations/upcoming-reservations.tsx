import { Title } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { rowsOf } from '../../../ui/rows.ts'
import { useUpcomingQuery } from '../reservation-queries.ts'
import { ReservationActs } from './reservation-acts.tsx'
import { ReservationCard } from './reservation-card.tsx'
import { standingOf } from './standing.ts'
import { useTurns } from './use-turns.ts'

/** Offers and what is only held come first: they do not last. */
export function UpcomingReservations() {
  const { t } = useTranslation('reservations')
  const upcoming = useUpcomingQuery()
  useTurns(upcoming.data ?? [])
  const now = serverTime()
  const standing = upcoming.data?.filter((each) => isTaken(standingOf(each, now)))
  const isUrgent = ({ state }: { state: string }) => state === 'offered' || state === 'held'
  const urgent = standing?.filter(isUrgent) ?? []
  const others = standing?.filter((each) => !isUrgent(each))
  return (
    <>
      {urgent.length > 0 && (
        <section aria-labelledby="to-decide">
          <Title order={2} id="to-decide" mb="sm">
            {t('to_decide')}
          </Title>
          <CardList
            label={t('to_decide')}
            pages={rowsOf({ ...upcoming, data: urgent })}
            keyOf={({ id }) => id}
            card={(each) => (
              <ReservationCard reservation={each}>
                <ReservationActs reservation={each} />
              </ReservationCard>
            )}
            empty={null}
          />
        </section>
      )}
      <section aria-labelledby="upcoming">
        <Title order={2} id="upcoming" mb="sm">
          {t('when.upcoming')}
        </Title>
        <CardList
          label={t('when.upcoming')}
          pages={rowsOf({ ...upcoming, data: others })}
          keyOf={({ id }) => id}
          card={(each) => (
            <ReservationCard reservation={each}>
              <ReservationActs reservation={each} />
            </ReservationCard>
          )}
          empty={
            <EmptyState icon={IconArmchair} text={t('none')}>
              <ButtonLink to="/spaces" variant="light">
                {t('reserve')}
              </ButtonLink>
            </EmptyState>
          }
        />
      </section>
    </>
  )
}

const isTaken = (state: ReturnType<typeof standingOf>) =>
  state === 'held' ||
  state === 'offered' ||
  state === 'pending' ||
  state === 'active' ||
  state === 'checked_in'
