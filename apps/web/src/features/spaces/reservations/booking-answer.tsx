import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { Alternative, Refusal } from '@balai/spaces/reservations/contract.ts'
import { Alert, Stack } from '@mantine/core'
import { IconAlertTriangle, IconArmchairOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { Alternatives } from '../map/alternatives.tsx'
import type { Span } from '../map/choice.ts'
import { Refusals } from '../map/refusals.tsx'

/** What the server says to a wish, asked beforehand or when it was too late. */
export interface Answer {
  readonly isTaken: boolean
  readonly refusals: readonly Refusal[]
  readonly alternatives: readonly Alternative[]
  /** Anything else that went wrong. */
  readonly problem: Problem | null
}

/** The answer that a refused request brings. */
export function answerOf(problem: Problem): Answer {
  const { refusals = [], alternatives = [] } = problem.extensions as Partial<Answer>
  const isTaken = problem.code === 'seat_taken'
  const isKnown = isTaken || refusals.length > 0
  return { isTaken, refusals, alternatives, problem: isKnown ? null : problem }
}

interface BookingAnswerProps {
  readonly area: AreaView
  readonly answer: Answer
  readonly wish: Span
  readonly busy: boolean
  /** Null: another time is not what is asked for. */
  readonly onStart: ((from: number) => void) | null
  readonly onTake?: (alternative: Alternative) => void
}

/** Why it cannot be had, in words, and what can be had instead, one press away. */
export function BookingAnswer({ area, answer, wish, busy, onStart, onTake }: BookingAnswerProps) {
  const { t } = useTranslation('reservations')
  const { isTaken, refusals, alternatives, problem } = answer
  return (
    <Stack gap="sm" aria-live="polite">
      {problem !== null && (
        <Alert
          role="alert"
          color="delima"
          icon={<IconAlertTriangle aria-hidden />}
          title={problemText(problem)}
        />
      )}
      {refusals.length > 0 && (
        <Refusals
          area={area}
          refusals={onStart === null ? refusals.map(withoutStart) : refusals}
          onTake={onStart ?? (() => {})}
        />
      )}
      {isTaken && (
        <Alert color="kunyit" icon={<IconArmchairOff aria-hidden />} title={t('answer.taken')}>
          {onTake !== undefined && alternatives.length === 0 && t('answer.nothing_else')}
        </Alert>
      )}
      {isTaken && onTake !== undefined && (
        <Alternatives
          alternatives={alternatives}
          choice={{ ...wish, wholeDay: false }}
          timeZone={area.time_zone}
          busy={busy}
          onTake={onTake}
        />
      )}
    </Stack>
  )
}

const withoutStart = (refusal: Refusal): Refusal => ({ ...refusal, possible_from: null })
