import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../i18n/format.ts'
import { SeatSwatch } from '../plan/plan-seat.tsx'
import { useSeatWords } from '../plan/seat-words.ts'
import { isoOf } from './choice.ts'
import { useLookText } from './look-text.ts'
import styles from './seat-list.module.css'
import { nextBusy } from './seat-look.ts'
import type { AreaMap } from './use-area-map.ts'
import type { SeatNews } from './use-seat-news.ts'

interface SeatListProps {
  readonly map: AreaMap
  readonly news: SeatNews
  readonly selected: string | undefined
  readonly onSelect: (seatId: string) => void
}

/** All that the plan shows, to be read one after the other. */
export function SeatList({ map, news, selected, onSelect }: SeatListProps) {
  const { t } = useTranslation('spaces')
  const { kindText, featureText } = useSeatWords()
  const lookText = useLookText(map)
  const [onlyFree, setOnlyFree] = useState(false)
  const { area, seats, looks, days, choice } = map
  const shown = [...seats]
    .filter(({ id }) => !onlyFree || looks.get(id) === 'free')
    .sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true }))
  const freeUntil = ({ id }: SeatView): string | null => {
    const [seatDay, look] = [days.get(id), looks.get(id)]
    const next = seatDay === undefined || choice === null ? null : nextBusy(seatDay, choice.to)
    return look === 'free' && next !== null ? isoOf(next.from) : null
  }
  return (
    <>
      <Switch
        label={t('list.only_free')}
        checked={onlyFree}
        onChange={({ currentTarget }) => setOnlyFree(currentTarget.checked)}
        mb="sm"
      />
      {shown.length === 0 && <Text c="dimmed">{t('list.none')}</Text>}
      <ul className={styles.list} aria-label={t('list.label', { name: area.name })}>
        {shown.map((seat) => {
          const until = freeUntil(seat)
          return (
            <li key={seat.id}>
              <button
                type="button"
                className={styles.row}
                data-seat={seat.id}
                data-fresh={news.fresh.has(seat.id)}
                aria-pressed={seat.id === selected}
                onAnimationEnd={() => news.settle(seat.id)}
                onClick={() => onSelect(seat.id)}
              >
                <SeatSwatch look={looks.get(seat.id) ?? 'closed'} />
                <span className={styles.words}>
                  <b>{seat.number}</b>
                  <span className={styles.facts}>
                    {[kindText(seat.kind), ...seat.features.map(featureText)].join(' · ')}
                  </span>
                </span>
                <span className={styles.state}>
                  {lookText(seat)}
                  {until !== null && (
                    <span className={styles.facts}>
                      {t('list.free_until', { time: formatTime(until, area.time_zone) })}
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
