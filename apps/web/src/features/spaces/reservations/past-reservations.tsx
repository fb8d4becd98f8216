import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { usePast } from './mine.ts'
import { ReservationCard } from './reservation-card.tsx'

export function PastReservations() {
  const { t } = useTranslation('reservations')
  const past = usePast()
  return (
    <CardList
      label={t('when.past')}
      pages={past}
      keyOf={({ id }) => id}
      card={(each) => <ReservationCard reservation={each} />}
      empty={<EmptyState icon={IconHistory} text={t('none_past')} />}
    />
  )
}
