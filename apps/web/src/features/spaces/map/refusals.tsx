import type { Refusal } from '@balai/spaces/reservations/contract.ts'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatMinutes } from '../../../i18n/format.ts'
import type { AreaMap } from './use-area-map.ts'

interface RefusalsProps {
  readonly area: AreaMap['area']
  readonly refusals: readonly Refusal[]
  /** Goes to the time from which it would be possible. */
  readonly onTake: (from: number) => void
}

/** Which rules do not allow it, in words, and when it would be possible. */
export function Refusals({ area, refusals, onTake }: RefusalsProps) {
  const { t } = useTranslation('spaces')
  const numbers = {
    min: formatMinutes(area.min_minutes),
    max: formatMinutes(area.max_minutes),
    step: formatMinutes(area.step_minutes),
    lead: formatMinutes(area.lead_minutes),
    count: area.ahead_days,
  }
  return (
    <Alert
      role="alert"
      color="kunyit"
      icon={<IconClockExclamation aria-hidden />}
      title={t('refusals.title')}
    >
      <Stack gap="sm" align="flex-start">
        {refusals.map((refusal) => (
          <div key={refusal.rule}>
            <Text size="sm">{t(`refusals.${refusal.rule}`, numbers)}</Text>
            <WhenPossible refusal={refusal} timeZone={area.time_zone} onTake={onTake} />
          </div>
        ))}
      </Stack>
    </Alert>
  )
}

interface WhenPossibleProps extends Pick<RefusalsProps, 'onTake'> {
  readonly refusal: Refusal
  readonly timeZone: string
}

function WhenPossible({ refusal: { rule, possible_from }, timeZone, onTake }: WhenPossibleProps) {
  const { t } = useTranslation('spaces')
  if (possible_from === null) return null
  const time = formatDateTime(possible_from, timeZone)
  // it tells a day on which to ask again, or on which one has had less: no time to go to
  if (rule === 'too_far') return <Text size="sm">{t('refusals.ask_from', { time })}</Text>
  if (rule === 'quota_count' || rule === 'quota_minutes')
    return <Text size="sm">{t('refusals.possible_from', { time })}</Text>
  // the start was right: the hours to go are what one changes
  if (rule === 'too_long' || rule === 'too_short') return null
  return (
    <Button size="sm" mt="xs" variant="default" onClick={() => onTake(Date.parse(possible_from))}>
      {t('refusals.take', { time })}
    </Button>
  )
}
