import { Box, Button, NativeSelect, Text } from '@mantine/core'
import { IconBolt, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMinutes, formatTime } from '../../../i18n/format.ts'
import { wallOf } from '../../../i18n/wall-clock.ts'
import { type Choice, isoOf } from './choice.ts'
import { endFor, endsOf, soonestSpan, startsOf, wholeDayOf } from './slots.ts'
import styles from './time-picker.module.css'
import type { AreaMap } from './use-area-map.ts'

interface TimePickerProps {
  readonly map: AreaMap
  readonly onChoose: (choice: Choice) => void
}

/** From when to when, in the steps of the area and while it is open; and the two times that most people want. */
export function TimePicker({ map, onChoose }: TimePickerProps) {
  const { t } = useTranslation('spaces')
  const { area, day, date, today, now, slots, choice } = map
  const starts = startsOf(slots, area, now)
  const soonest = date === today ? soonestSpan(slots, area, now) : null
  const whole = day === null ? null : wholeDayOf(day)
  const endText = (from: number, to: number) =>
    `${timeText(to)} · ${formatMinutes(Math.round((to - from) / 60_000))}`
  const timeText = (ms: number) => {
    const wall = wallOf(isoOf(ms), area.time_zone)
    const time = formatTime(isoOf(ms), area.time_zone)
    return wall.startsWith(date) ? time : t('time.next_day', { time })
  }
  const choose = (from: number, to: number) => onChoose({ from, to, wholeDay: false })
  if (choice === null) return null
  const { from, to } = choice
  return (
    <Box className={styles.picker} role="group" aria-label={t('time.label')}>
      <NativeSelect
        label={t('time.from')}
        className={styles.field}
        value={String(from)}
        onChange={({ currentTarget }) => {
          const next = Number(currentTarget.value)
          choose(next, endFor(slots, next, to - from, area))
        }}
        data={including(starts, from).map((ms) => ({ value: String(ms), label: timeText(ms) }))}
      />
      <NativeSelect
        label={t('time.to')}
        className={styles.field}
        value={String(to)}
        onChange={({ currentTarget }) => choose(from, Number(currentTarget.value))}
        data={including(endsOf(slots, from, area), to).map((ms) => ({
          value: String(ms),
          label: endText(from, ms),
        }))}
      />
      <div className={styles.shortcuts}>
        {soonest !== null && (
          <Button
            variant="default"
            leftSection={<IconBolt size={18} aria-hidden />}
            aria-pressed={!choice.wholeDay && from === soonest.from && to === soonest.to}
            onClick={() => choose(soonest.from, soonest.to)}
          >
            {t(soonest.from - now < 60_000 ? 'time.now' : 'time.soonest', {
              length: formatMinutes(Math.round((soonest.to - soonest.from) / 60_000)),
            })}
          </Button>
        )}
        {whole !== null && whole.to > now && (
          <Button
            variant="default"
            leftSection={<IconSun size={18} aria-hidden />}
            aria-pressed={choice.wholeDay}
            onClick={() => onChoose({ ...whole, wholeDay: true })}
          >
            {t('time.whole_day')}
          </Button>
        )}
      </div>
      {formatTime(isoOf(now), area.time_zone) !== formatTime(isoOf(now)) && (
        <Text size="sm" c="dimmed" className={styles.zone}>
          {t('time.zone', { zone: area.time_zone.replaceAll('_', ' ') })}
        </Text>
      )}
    </Box>
  )
}

/** A time that somebody was sent may be none of those that are offered. */
const including = (times: readonly number[], chosen: number): readonly number[] =>
  times.includes(chosen) ? times : [...times, chosen].sort((a, b) => a - b)
