import { VisuallyHidden } from '@mantine/core'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanBoard, type Zoom } from '../../plan/plan-board.tsx'
import { fieldsOf, PlanSeat } from '../../plan/plan-seat.tsx'
import { useSeatWords } from '../../plan/seat-words.ts'
import type { DraftSeat } from './draft.ts'
import styles from './plan-canvas.module.css'
import { pressOnSeat } from './plan-keys.ts'
import { useDrag } from './use-drag.ts'
import type { PlanEditor } from './use-plan-editor.ts'

interface PlanCanvasProps {
  readonly label: string
  readonly editor: PlanEditor
  readonly picture: string | null
  readonly zoom: Zoom
  /** Where the words are that say what the keys do. */
  readonly helpId: string
  /** Where somebody presses an empty field; null: it only ends the selection. */
  readonly onPlace: ((spot: { plan_column: number; plan_row: number }) => void) | null
}

/** The plan that is drawn on: seats to select, to move and to resize. */
export function PlanCanvas({ label, editor, picture, zoom, helpId, onPlace }: PlanCanvasProps) {
  const board = useRef<HTMLDivElement>(null)
  const drag = useDrag(editor, board)
  const { plan, selected, wanted, problems } = editor
  const faulty = new Set(problems.map(({ key }) => key))
  const { nameOf, whereIs } = useSeatNames(editor)
  const one = selected.size === 1 ? plan.seats.find(({ key }) => selected.has(key)) : undefined

  useEffect(() => {
    if (wanted === null) return
    const seat = board.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.key)}"]`)
    seat?.focus()
    seat?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [wanted])

  const pressField = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof HTMLElement && event.target.closest('button, [data-corner]')) return
    const box = board.current?.getBoundingClientRect()
    if (onPlace === null || box === undefined) return editor.select([])
    const field = box.width / plan.plan_columns
    const plan_column = Math.floor((event.clientX - box.left) / field)
    const plan_row = Math.floor((event.clientY - box.top) / field)
    const isOnPlan =
      plan_column >= 0 && plan_row >= 0 && plan_column < plan.plan_columns && plan_row < plan.plan_rows
    if (isOnPlan) onPlace({ plan_column, plan_row })
  }
  return (
    <>
      {/* a name that changes under the focus is not read again */}
      <VisuallyHidden role="status">{one !== undefined && whereIs(one)}</VisuallyHidden>
      <PlanBoard
        label={label}
        grid={plan}
        picture={picture}
        zoom={zoom}
        ruled
        boardRef={board}
        aria-describedby={helpId}
        data-placing={onPlace !== null}
        onClick={pressField}
      >
        {plan.seats.map((seat) => (
          <PlanSeat
            key={seat.key}
            place={seat}
            kind={seat.kind}
            look={seat.out_of_service ? 'closed' : 'free'}
            data-key={seat.key}
            data-drawn
            data-faulty={faulty.has(seat.key)}
            aria-label={nameOf(seat)}
            aria-pressed={selected.has(seat.key)}
            onFocus={({ currentTarget }) => {
              // a pointer says by itself what it means
              if (currentTarget.matches(':focus-visible') && !selected.has(seat.key))
                editor.select([seat.key])
            }}
            onKeyDown={(event) => pressOnSeat(event, editor, seat)}
            onPointerDown={(event) => drag.press(event, seat)}
            onPointerMove={drag.follow}
            onPointerUp={() => drag.end(seat)}
            onPointerCancel={drag.breakOff}
          >
            {seat.number}
          </PlanSeat>
        ))}
        {one !== undefined && (
          <div
            className={styles.corner}
            data-corner
            aria-hidden
            style={fieldsOf(one)}
            onPointerDown={(event) => drag.pressCorner(event, one)}
            onPointerMove={drag.follow}
            onPointerUp={() => drag.end(one)}
            onPointerCancel={drag.breakOff}
          />
        )}
      </PlanBoard>
    </>
  )
}

function useSeatNames({ problems }: PlanEditor) {
  const { t } = useTranslation('spaces_admin')
  const { kindText } = useSeatWords()
  const wrong = new Map(problems.map((problem) => [problem.key, problem]))
  const whereIs = ({ key, plan_column, plan_row, plan_width, plan_height }: DraftSeat): string => {
    const problem = wrong.get(key)
    return [
      t('plan.at', { column: plan_column + 1, row: plan_row + 1 }),
      t('plan.of_size', { width: plan_width, height: plan_height }),
      problem !== undefined && t(`plan.problems.${problem.kind}`, { number: problem.number }),
    ]
      .filter(Boolean)
      .join(', ')
  }
  /** What it is, where it stands and what is wrong with it: all that is seen of it. */
  const nameOf = (seat: DraftSeat): string =>
    [seat.number, kindText(seat.kind), seat.out_of_service && t('plan.out_of_service'), whereIs(seat)]
      .filter(Boolean)
      .join(', ')
  return { nameOf, whereIs }
}
