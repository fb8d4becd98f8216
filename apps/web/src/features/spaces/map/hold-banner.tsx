import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations, useUpcoming } from '../reservation-queries.ts'
import { spanOf } from './choice.ts'
import { searchOf } from './chosen-time.ts'
import { Countdown } from './countdown.tsx'
import styles from './hold-banner.module.css'
import { useDeciding } from './use-reserving.ts'

/** What the caller still holds, wherever it is: nobody should lose a seat because they looked at another. */
export function HoldBanners({ except }: { except?: string | undefined }) {
  const held = useUpcoming().filter(({ state, seat_id }) => state === 'held' && seat_id !== except)
  return held.map((each) => <HoldBanner key={each.id} held={each} />)
}

function HoldBanner({ held }: { held: ReservationView }) {
  const { t } = useTranslation('spaces')
  const refresh = useRefreshReservations()
  const deciding = useDeciding(held, () => say(t('hold.released', { seat: held.seat_number })))
  const end = () => {
    say(t('hold.ended', { seat: held.seat_number }), 'failed')
    void refresh()
  }
  const seat = `${held.area_name}, ${held.seat_number}`
  const choice = { ...spanOf(held), wholeDay: held.date !== null }
  const search = { ...searchOf(choice, held.date ?? ''), seat: held.seat_id }
  return (
    <section className={styles.banner} aria-label={t('hold.banner', { seat })}>
      <Countdown held={held} onEnd={end} small />
      <div className={styles.words}>
        <Text fw={650}>{t('hold.banner', { seat })}</Text>
        <Text size="sm">{formatSpan(held.from, held.to, held.time_zone)}</Text>
      </div>
      <Group gap="xs">
        <Button size="sm" variant="default" loading={deciding.busy} onClick={() => void deciding.release()}>
          {t('hold.release')}
        </Button>
        <ButtonLink
          size="sm"
          to="/spaces/$areaId"
          params={{ areaId: held.area_id }}
          search={{ ...search, date: held.date ?? undefined }}
        >
          {t('hold.decide')}
        </ButtonLink>
      </Group>
      {deciding.problem !== null && (
        <Alert role="alert" color="delima" flex="1 0 100%" title={problemText(deciding.problem)} />
      )}
    </section>
  )
}
