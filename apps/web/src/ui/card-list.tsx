import { Skeleton } from '@mantine/core'
import { type ReactNode, Suspense } from 'react'
import styles from './card-list.module.css'
import { ErrorState } from './error-state.tsx'
import type { Rows } from './rows.ts'
import { ShowMore } from './show-more.tsx'

interface CardListProps<Row> {
  /** What is listed, for those who cannot see it. */
  readonly label: string
  readonly pages: Rows<Row>
  readonly keyOf: (row: Row) => string
  readonly card: (row: Row) => ReactNode
  readonly empty: ReactNode
  /** One below the other: for cards with much to read. */
  readonly wide?: boolean
  /** Small ones, two beside each other on a phone: for what is known by its picture. */
  readonly tiles?: boolean
}

/** A list that the server pages, as cards beside each other. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { label, pages, keyOf, card, empty, wide = false, tiles = false } = props
  if (pages.rows === undefined && pages.error) {
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  }
  if (pages.rows?.length === 0) return empty
  const awaited = <Skeleton height={tiles ? 260 : 120} radius="lg" />
  return (
    <>
      <ul
        className={styles.cards}
        data-wide={wide}
        data-tiles={tiles}
        aria-label={label}
        aria-busy={pages.rows === undefined}
      >
        {pages.rows === undefined
          ? [1, 2, 3].map((each) => <li key={each}>{awaited}</li>)
          : pages.rows.map((row) => (
              <li key={keyOf(row)}>
                {/* what a card says may come after the rest of the page */}
                <Suspense fallback={awaited}>{card(row)}</Suspense>
              </li>
            ))}
      </ul>
      <ShowMore pages={pages} />
    </>
  )
}
