import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../i18n/format.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'
import { Countdown } from './countdown.tsx'
import styles from './hold-card.module.css'
import { useDeciding } from './use-reserving.ts'

interface HoldCardProps {
  readonly area: Pick<AreaView, 'needs_approval'>
  readonly held: ReservationView
  /** Whether somebody has just taken it in hand. */
  readonly isNew: boolean
}

/** A seat that is kept for who looks at it: until when, and what to do about it. */
export function HoldCard({ area, held, isNew }: HoldCardProps) {
  const { t } = useTranslation('spaces')
  const heading = useRef<HTMLHeadingElement>(null)
  const deciding = useDeciding(held, (done) => {
    const confirmed = area.needs_approval ? 'asked' : 'confirmed'
    say(t(`hold.${done === 'confirmed' ? confirmed : 'released'}`, { seat: held.seat_number }))
  })
  const refresh = useRefreshReservations()
  useEffect(() => {
    if (isNew) heading.current?.focus()
  }, [isNew])
  const end = () => {
    say(t('hold.ended', { seat: held.seat_number }), 'failed')
    void refresh()
  }
  return (
    <section className={styles.card} aria-label={t('hold.title')}>
      <Group wrap="nowrap" gap="md">
        <Countdown held={held} onEnd={end} />
        <div>
          <Title order={3} ref={heading} tabIndex={-1}>
            {t('hold.title')}
          </Title>
          <Text size="sm">
            {t('hold.until', { time: formatTime(held.expires_at ?? held.from, held.time_zone) })}
          </Text>
        </div>
      </Group>
      {area.needs_approval && <Text size="sm">{t('hold.needs_approval')}</Text>}
      {deciding.problem !== null && (
        <Alert role="alert" color="delima" title={problemText(deciding.problem)} />
      )}
      <Stack gap="xs">
        <Button loading={deciding.busy} onClick={() => void deciding.confirm()}>
          {t(area.needs_approval ? 'hold.ask' : 'hold.confirm')}
        </Button>
        <Button variant="default" disabled={deciding.busy} onClick={() => void deciding.release()}>
          {t('hold.release')}
        </Button>
      </Stack>
    </section>
  )
}
