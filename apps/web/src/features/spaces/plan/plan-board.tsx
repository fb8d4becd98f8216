import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import styles from './plan-board.module.css'

export type Grid = Pick<AreaView, 'plan_columns' | 'plan_rows'>

/** `fit`: the whole width at once. Else how many times as large as a finger needs it. */
export type Zoom = 'fit' | number

interface PlanBoardProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** Whose plan it is: a board that is wider than its page scrolls, and is a region of that name. */
  readonly label: string
  readonly grid: Grid
  /** Where the picture beneath is (`planPicture`); null: there is none. */
  readonly picture: string | null
  readonly zoom?: Zoom
  /** Whether the lines between the fields are drawn. */
  readonly ruled?: boolean
  /** The fields' own element, for whoever has to know where a pointer is. */
  readonly boardRef?: React.Ref<HTMLDivElement>
  /** `PlanSeat`s, and what else lies on the fields. */
  readonly children: ReactNode
}

/** The floor of an area: fields, the picture beneath them, and what stands on them. Its size follows from its width. */
export function PlanBoard(props: PlanBoardProps) {
  const { label, grid, picture, zoom = 1, ruled = false, boardRef, children, ...region } = props
  const size = {
    '--columns': grid.plan_columns,
    '--rows': grid.plan_rows,
    '--zoom': zoom === 'fit' ? 1 : zoom,
  } as CSSProperties
  return (
    <section {...region} aria-label={label} className={styles.region}>
      <div ref={boardRef} className={styles.board} data-fit={zoom === 'fit'} data-ruled={ruled} style={size}>
        {picture !== null && <img className={styles.picture} src={picture} alt="" draggable={false} />}
        {children}
      </div>
    </section>
  )
}
