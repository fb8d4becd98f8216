import { Box, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDayParts } from '../../../i18n/format.ts'
import styles from './day-strip.module.css'
import { dateAfter } from './slots.ts'
import type { AreaMap } from './use-area-map.ts'

interface DayStripProps {
  readonly map: Pick<AreaMap, 'area' | 'date' | 'today'>
  readonly onDate: (date: string) => void
}

const strip = 7

/** Today and the days after it; a date further away is typed. */
export function DayStrip({ map: { area, date, today }, onDate }: DayStripProps) {
  const { t } = useTranslation('spaces')
  const last = dateAfter(today, area.ahead_days)
  const days = Array.from({ length: Math.min(strip, area.ahead_days + 1) }, (_, after) =>
    dateAfter(today, after),
  )
  const opensOn = new Set(area.opening_hours.map(({ weekday }) => weekday))
  return (
    <div className={styles.row}>
      <Box role="group" aria-label={t('days.label')} className={styles.strip}>
        {days.map((each) => {
          const parts = formatDayParts(each, 'UTC')
          return (
            <button
              key={each}
              type="button"
              className={styles.day}
              aria-pressed={each === date}
              data-closed={!opensOn.has(new Date(each).getUTCDay() || 7)}
              onClick={() => onDate(each)}
            >
              <span className={styles.weekday}>{each === today ? t('days.today') : parts.weekday}</span>
              <span className={styles.number}>{parts.day}</span>
              <span className={styles.month}>{parts.month}</span>
            </button>
          )
        })}
      </Box>
      <TextInput
        type="date"
        aria-label={t('days.other')}
        className={styles.other}
        min={today}
        max={last}
        value={date}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onDate(currentTarget.value)
        }}
      />
    </div>
  )
}
