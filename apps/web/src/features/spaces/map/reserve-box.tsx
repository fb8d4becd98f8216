import type { SeatView } from '@balai/spaces/areas/contract.ts'
import type { BookWish } from '@balai/spaces/books/contract.ts'
import type { Alternative, Refusal } from '@balai/spaces/reservations/contract.ts'
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconArmchair, IconLogin2, IconRepeat } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session/session.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { problemText } from '../../../ui/problem-text.ts'
import { Alternatives } from './alternatives.tsx'
import { BookChooser } from './book-chooser.tsx'
import { type Choice, spanOf } from './choice.ts'
import { Refusals } from './refusals.tsx'
import { endFor } from './slots.ts'
import type { AreaMap } from './use-area-map.ts'
import { usePreview } from './use-preview.ts'
import type { Holding } from './use-reserving.ts'
import { Waiting } from './waiting.tsx'

interface ReserveBoxProps {
  readonly map: AreaMap
  readonly seat: SeatView
  readonly choice: Choice
  readonly holding: Holding
  /** Another seat, or another time. */
  readonly onGo: (seatId: string, choice: Choice) => void
  /** The same week after week. */
  readonly onRepeat: () => void
}

/** What can be done about a seat that is not one's own: hold it, take another instead, or wait for it. */
export function ReserveBox({ map, seat, choice, holding, onGo, onRepeat }: ReserveBoxProps) {
  const { t } = useTranslation('spaces')
  const here = useRouterState({ select: ({ location }) => location.href })
  const isSomebody = useSession().kind === 'somebody'
  const [books, setBooks] = useState<readonly BookWish[]>([])
  const look = map.looks.get(seat.id) ?? 'closed'
  const wish = { seatId: seat.id, date: map.date, choice }
  const preview = usePreview(wish, look)
  const { problem } = holding
  const refusals = (problem?.extensions.refusals as readonly Refusal[] | undefined) ?? preview?.refusals ?? []
  const isTaken = look === 'held' || look === 'reserved' || look === 'in_use'
  const alternatives =
    (problem?.extensions.alternatives as readonly Alternative[] | undefined) ??
    (isTaken ? preview?.alternatives : undefined) ??
    []

  if (!isSomebody)
    return (
      <ButtonLink to="/log-in" search={{ to: here }} leftSection={<IconLogin2 size={18} aria-hidden />}>
        {t('reserve.log_in')}
      </ButtonLink>
    )
  const take = async (alternative: Alternative) => {
    const { seat_id: seatId, date } = alternative
    const next = { ...spanOf(alternative), wholeDay: date !== null }
    onGo(seatId, next)
    await holding.hold({ seatId, date: date ?? map.date, choice: next, books })
  }
  const goTo = (from: number) => {
    const to = endFor(map.slots, from, choice.to - choice.from, map.area)
    onGo(seat.id, { from, to, wholeDay: false })
  }
  const isFree = look === 'free'
  return (
    <Stack gap="md">
      {problem !== null && problem.code !== 'reservation_refused' && (
        <Alert role="alert" color="delima" title={problemText(problem)} />
      )}
      {refusals.length > 0 && <Refusals area={map.area} refusals={refusals} onTake={goTo} />}
      {isFree && refusals.length === 0 && (
        <>
          <Button
            size="lg"
            loading={holding.busy}
            leftSection={<IconArmchair size={20} aria-hidden />}
            onClick={() => void holding.hold({ ...wish, books })}
          >
            {t('reserve.hold')}
          </Button>
          <BookChooser chosen={books} onChange={setBooks} />
          {!choice.wholeDay && (
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconRepeat size={18} aria-hidden />}
              onClick={onRepeat}
            >
              {t('reserve.repeat')}
            </Button>
          )}
        </>
      )}
      {isTaken && problem === null && <Text>{t(`reserve.${look}`)}</Text>}
      <Alternatives
        alternatives={alternatives}
        choice={choice}
        timeZone={map.area.time_zone}
        busy={holding.busy}
        onTake={(alternative) => void take(alternative)}
      />
      {isTaken && refusals.length === 0 && (
        <Waiting
          key={`${seat.id} ${choice.from} ${choice.to}`}
          areaId={map.area.id}
          seatId={seat.id}
          choice={choice}
        />
      )}
    </Stack>
  )
}
