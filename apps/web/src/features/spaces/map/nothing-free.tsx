import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconDoorOff, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../i18n/format.ts'
import { useSession } from '../../../session/session.ts'
import { dateAfter } from './slots.ts'
import type { AreaMap } from './use-area-map.ts'
import { Waiting } from './waiting.tsx'

interface NothingFreeProps {
  readonly map: AreaMap
  readonly onDate: (date: string) => void
}

/** Why there is no seat to take, and what else one can do: come on another day, or wait. */
export function NothingFree({ map, onDate }: NothingFreeProps) {
  const { t } = useTranslation('spaces')
  const isSomebody = useSession().kind === 'somebody'
  const { area, day, date, today, choice, looks } = map
  if (day === null || looks.size === 0) return null
  if (choice === null) {
    const next = nextOpen(map)
    const reason = day.open.length === 0 ? 'closed' : date === today ? 'over' : 'closed'
    return (
      <Alert color="gray" mb="md" icon={<IconDoorOff aria-hidden />} title={t(`nothing.${reason}`)}>
        {next !== null && (
          <Button size="sm" variant="default" onClick={() => onDate(next)}>
            {t('nothing.next', { day: formatDay(next, 'UTC') })}
          </Button>
        )}
      </Alert>
    )
  }
  const states = [...looks.values()]
  if (states.some((look) => look === 'free' || look === 'mine')) return null
  const isTaken = states.some((look) => look !== 'closed')
  if (!isTaken) return null
  return (
    <Alert color="kunyit" mb="md" icon={<IconHourglass aria-hidden />} title={t('nothing.all_taken')}>
      {isSomebody && !choice.wholeDay ? (
        <Stack gap="xs">
          <Waiting key={`${choice.from} ${choice.to}`} areaId={area.id} seatId={null} choice={choice} />
        </Stack>
      ) : (
        <Text size="sm">{t('nothing.another_time')}</Text>
      )}
    </Alert>
  )
}

/** By the hours of the week; what a holiday says is seen there. */
function nextOpen({ area, date }: AreaMap): string | null {
  const opens = new Set(area.opening_hours.map(({ weekday }) => weekday))
  for (let after = 1; after <= 7; after += 1) {
    const next = dateAfter(date, after)
    if (opens.has(new Date(next).getUTCDay() || 7)) return next
  }
  return null
}
