import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import { Group, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wallOf } from '../../../i18n/wall-clock.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LiveDot } from '../../../ui/live-dot.tsx'
import type { Zoom } from '../plan/plan-board.tsx'
import { PlanZoom } from '../plan/plan-zoom.tsx'
import { type Choice, isoOf } from './choice.ts'
import { type MapSearch, onDate, searchOf } from './chosen-time.ts'
import { DayStrip } from './day-strip.tsx'
import { HoldBanners } from './hold-banner.tsx'
import { Legend } from './legend.tsx'
import { LivePlan } from './live-plan.tsx'
import styles from './map-view.module.css'
import { NewsLine } from './news-line.tsx'
import { NothingFree } from './nothing-free.tsx'
import { SeatList } from './seat-list.tsx'
import { SeatPanel } from './seat-panel.tsx'
import { SeatSheet } from './seat-sheet.tsx'
import { slotAt } from './slots.ts'
import { TimePicker } from './time-picker.tsx'
import { type AreaMap, useAreaMap } from './use-area-map.ts'
import { useHolding } from './use-reserving.ts'
import { useSeatNews } from './use-seat-news.ts'

const route = getRouteApi('/shell/spaces/$areaId')

interface MapViewProps {
  readonly area: AreaView
  readonly seats: readonly SeatView[]
}

export function MapView({ area, seats }: MapViewProps) {
  const { t } = useTranslation('spaces')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const map = useAreaMap(area, seats, search)
  const { choice, date } = map
  const about = `${date} ${choice?.from} ${choice?.to}`
  const news = useSeatNews(map.looks, about)
  const holding = useHolding()
  // where fingers press, seats are as large as those need them, and the plan is moved to and fro
  const [zoom, setZoom] = useState<Zoom>(() => (matchMedia('(pointer: coarse)').matches ? 1 : 'fit'))
  const view = search.view === 'list' ? 'list' : 'map'
  const seat = seats.find(({ id }) => id === search.seat)
  const element = useRef<HTMLDivElement>(null)

  const change = (next: MapSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), resetScroll: false })
  const choose = (next: Choice) => change(searchOf(next, date))
  // the time goes along: it must not move on while somebody decides, nor when they share the address
  const select = (seatId: string) => change({ seat: seatId, ...(choice !== null && searchOf(choice, date)) })
  const go = (seatId: string, next: Choice) => change({ seat: seatId, ...searchOf(next, dateFor(map, next)) })
  const close = () => {
    change({ seat: undefined })
    element.current?.querySelector<HTMLElement>(`[data-seat="${search.seat}"]`)?.focus()
  }
  const { forget } = holding
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused was refused of that seat at that time
  useEffect(forget, [search.seat, about])

  return (
    <div ref={element}>
      <HoldBanners except={seat?.id} />
      <Stack gap="md" mb="md">
        <DayStrip
          map={map}
          onDate={(next) => change({ seat: undefined, ...onDate(search, next, area.time_zone) })}
        />
        <TimePicker map={map} onChoose={choose} />
      </Stack>
      {map.refusal !== null && map.day === null && <ErrorState error={map.refusal} />}
      <div className={styles.parts} data-open={seat !== undefined}>
        <div className={styles.main} style={{ '--plan-rows': area.plan_rows } as CSSProperties}>
          <Group justify="space-between" gap="sm" mb="sm">
            <Group gap="sm">
              <SegmentedControl
                aria-label={t('view.label')}
                value={view}
                onChange={(next) => change({ view: next === 'list' ? 'list' : undefined })}
                data={[
                  { value: 'map', label: t('view.map') },
                  { value: 'list', label: t('view.list') },
                ]}
              />
              {view === 'map' && <PlanZoom zoom={zoom} onZoom={setZoom} />}
            </Group>
            <LiveDot state={map.liveness} />
          </Group>
          <NothingFree map={map} onDate={(next) => change({ ...onDate({}, next, area.time_zone) })} />
          <div className={styles.legend}>
            <Legend of={map.looks} />
          </div>
          {map.day === null ? (
            map.refusal === null && <Skeleton height={360} radius="lg" />
          ) : view === 'map' ? (
            <LivePlan map={map} news={news} zoom={zoom} selected={seat?.id} onSelect={select} />
          ) : (
            <SeatList map={map} news={news} selected={seat?.id} onSelect={select} />
          )}
          <NewsLine map={map} news={news} />
        </div>
        {seat !== undefined && (
          <SeatSheet title={t('seat', { number: seat.number })} onClose={close}>
            <SeatPanel map={map} seat={seat} holding={holding} onGo={go} />
          </SeatSheet>
        )}
      </div>
    </div>
  )
}

/** The date that is looked at, as long as the time is one of it: a night after midnight belongs to the day before too. */
const dateFor = ({ slots, date, area }: AreaMap, { from }: Choice): string =>
  slotAt(slots, from) === undefined ? wallOf(isoOf(from), area.time_zone).slice(0, 10) : date
