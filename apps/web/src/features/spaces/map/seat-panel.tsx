import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { Badge, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { SeatSwatch } from '../plan/plan-seat.tsx'
import { useSeatWords } from '../plan/seat-words.ts'
import { useUpcoming } from '../reservation-queries.ts'
import { type Choice, isoOf, spanOf } from './choice.ts'
import { DayBar } from './day-bar.tsx'
import { HoldCard } from './hold-card.tsx'
import { useLookText } from './look-text.ts'
import { ReserveBox } from './reserve-box.tsx'
import { SeriesDialog } from './series-dialog.tsx'
import type { AreaMap } from './use-area-map.ts'
import type { Holding } from './use-reserving.ts'

interface SeatPanelProps {
  readonly map: AreaMap
  readonly seat: SeatView
  readonly holding: Holding
  readonly onGo: (seatId: string, choice: Choice) => void
}

/** One seat at the chosen time: what it is, how it stands, its day, and what one can do. */
export function SeatPanel({ map, seat, holding, onGo }: SeatPanelProps) {
  const { t } = useTranslation('spaces')
  const { kindText, featureText } = useSeatWords()
  const { area, choice, slots } = map
  // stays when the seat is one's own by then: it says what could not be had
  const [repeated, setRepeated] = useState<Choice | null>(null)
  const look = map.looks.get(seat.id) ?? 'closed'
  const lookText = useLookText(map)
  const seatDay = map.days.get(seat.id)
  const mine = map.mine.get(seat.id)
  const own = useUpcoming()
    .filter(({ seat_id }) => seat_id === seat.id)
    .map(spanOf)
  // one's own may be longer than the time that one looks at
  const shown = mine === undefined ? choice : spanOf(mine)
  return (
    <Stack gap="md">
      <Group gap="xs">
        <SeatSwatch look={look} />
        <Text fw={650} data-testid="seat-state">
          {lookText(seat)}
        </Text>
      </Group>
      {shown !== null && <Text>{formatSpan(isoOf(shown.from), isoOf(shown.to), area.time_zone)}</Text>}
      <Group gap={6}>
        <Badge color="gray">{kindText(seat.kind)}</Badge>
        {seat.features.map((feature) => (
          <Badge key={feature} color="nila">
            {featureText(feature)}
          </Badge>
        ))}
      </Group>
      {mine?.state === 'held' && <HoldCard area={area} held={mine} isNew={holding.latest === mine.id} />}
      {mine !== undefined && mine.state !== 'held' && (
        <>
          <Text>{t(`mine.${mine.state === 'offered' ? 'offered' : 'reserved'}`, { code: mine.code })}</Text>
          <ButtonLink to="/reservations/$reservationId" params={{ reservationId: mine.id }} variant="default">
            {t('mine.open')}
          </ButtonLink>
        </>
      )}
      {mine === undefined && choice !== null && (
        <ReserveBox
          map={map}
          seat={seat}
          choice={choice}
          holding={holding}
          onGo={onGo}
          onRepeat={() => setRepeated(choice)}
        />
      )}
      {seatDay !== undefined && (
        <DayBar seatDay={seatDay} slots={slots} choice={choice} mine={own} timeZone={area.time_zone} />
      )}
      {repeated !== null && (
        <SeriesDialog area={area} seat={seat} choice={repeated} onClose={() => setRepeated(null)} />
      )}
    </Stack>
  )
}
