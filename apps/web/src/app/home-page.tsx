import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { UpcomingEvents } from '../features/attendance/events/upcoming-events.tsx'
import { NextTickets } from '../features/attendance/wallet/next-tickets.tsx'
import { PressingLoans } from '../features/spaces/library/pressing-loans.tsx'
import { FreeSeatsNow } from '../features/spaces/map/free-seats-now.tsx'
import { NextReservations } from '../features/spaces/reservations/next-reservations.tsx'
import { useSession } from '../session/session.ts'
import { ButtonLink } from '../ui/links.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** What each module has to say today; a module's panel is added here when it comes. */
export function HomePage() {
  const { t } = useTranslation('home')
  const now = useSession()
  if (now.kind === 'nobody') {
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')}>
          <ButtonLink to="/log-in" variant="default">
            {t('log_in')}
          </ButtonLink>
          <ButtonLink to="/register">{t('register')}</ButtonLink>
        </PageHeader>
        <Stack gap="xl">
          <UpcomingEvents />
          <FreeSeatsNow />
        </Stack>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t(`greeting.${partOfDay()}`, { name: now.account.name })} />
      <Stack gap="xl">
        <NextTickets />
        <NextReservations />
        <PressingLoans />
        <FreeSeatsNow />
        <UpcomingEvents />
      </Stack>
    </>
  )
}

/** By the clock of this device, as Indonesian greets. */
function partOfDay(): 'morning' | 'midday' | 'afternoon' | 'evening' {
  const hour = new Date().getHours()
  if (hour >= 4 && hour < 11) return 'morning'
  if (hour >= 11 && hour < 15) return 'midday'
  return hour >= 15 && hour < 18 ? 'afternoon' : 'evening'
}
