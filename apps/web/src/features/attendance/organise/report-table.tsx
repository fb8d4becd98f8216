import { formatNumber } from '../../../i18n/format.ts'
import styles from './report-page.module.css'

interface ReportTableProps {
  readonly title: string
  readonly columns: readonly string[]
  /** A name, and its numbers. */
  readonly rows: readonly (readonly [string, ...number[]])[]
}

/** Small enough to stay a table on a phone too; left out when there is nothing to tell. */
export function ReportTable({ title, columns, rows }: ReportTableProps) {
  if (rows.length === 0) return null
  return (
    <section className={styles.section}>
      <table className={styles.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.slice(1).map((column, place) => (
                <td key={column}>{formatNumber(numbers[place] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
