import { NativeSelect, Skeleton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './data-table.module.css'
import { ErrorState } from './error-state.tsx'
import type { Rows } from './rows.ts'
import { ShowMore } from './show-more.tsx'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** The server's name of this order; `-name` is the reverse. */
  readonly sort?: string
  readonly align?: 'end'
  /** The first line of a card on a phone. */
  readonly isTitle?: boolean
}

interface DataTableProps<Row> {
  /** What the table lists, for those who cannot see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly pages: Rows<Row>
  readonly keyOf: (row: Row) => string
  /** Shown instead of a table without rows. */
  readonly empty: ReactNode
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
}

/** A list that the server pages, sorts and filters. On a phone each row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, pages, keyOf, empty, sort, onSort } = props
  if (pages.rows === undefined && pages.error) {
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  }
  if (pages.rows?.length === 0) return empty
  return (
    <>
      {onSort !== undefined && <SortChooser columns={columns} sort={sort} onSort={onSort} />}
      <table className={styles.table} aria-busy={pages.rows === undefined}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.rows === undefined
            ? [1, 2, 3, 4, 5].map((row) => <PendingRow key={row} columns={columns} />)
            : pages.rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map(({ key, header, cell, align, isTitle }) => (
                    <td key={key} data-label={header} data-align={align} data-title={isTitle}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
      <ShowMore pages={pages} />
    </>
  )
}

interface SortChooserProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly onSort: (sort: string) => void
}

/** On a phone, where cards have no head to press. */
function SortChooser<Row>({ columns, sort, onSort }: SortChooserProps<Row>) {
  const { t } = useTranslation()
  const orders = columns.flatMap(({ header, sort: name }) =>
    name === undefined
      ? []
      : [
          { value: name, label: t('sort.ascending', { by: header }) },
          { value: `-${name}`, label: t('sort.descending', { by: header }) },
        ],
  )
  return (
    <NativeSelect
      hiddenFrom="sm"
      mb="sm"
      aria-label={t('sort.label')}
      value={sort ?? orders[0]?.value ?? ''}
      onChange={({ currentTarget }) => onSort(currentTarget.value)}
      data={orders}
    />
  )
}

interface HeaderProps<Row> {
  readonly column: Column<Row>
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const { header, align } = column
  if (column.sort === undefined || onSort === undefined) {
    return (
      <th scope="col" data-align={align}>
        {header}
      </th>
    )
  }
  const ascending = sort === column.sort
  const descending = sort === `-${column.sort}`
  const Icon = ascending ? IconArrowUp : descending ? IconArrowDown : IconArrowsSort
  return (
    <th
      scope="col"
      data-align={align}
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort(ascending ? `-${column.sort}` : `${column.sort}`)}
      >
        {header}
        <Icon size={16} aria-hidden />
      </button>
    </th>
  )
}

function PendingRow<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map(({ key, header }) => (
        <td key={key} data-label={header}>
          <Skeleton height={18} width="70%" />
        </td>
      ))}
    </tr>
  )
}
