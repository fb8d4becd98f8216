import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { allRows } from '../../../ui/rows.ts'
import type { RowError } from './use-import.ts'

/** The rows that were no good, by their line in the file. */
export function RowErrors({ errors }: { errors: readonly RowError[] }) {
  const { t } = useTranslation('care')
  return (
    <DataTable
      caption={t('import.errors')}
      pages={allRows(errors)}
      keyOf={({ line }) => String(line)}
      empty={null}
      columns={[
        {
          key: 'line',
          header: t('import.line'),
          isTitle: true,
          cell: ({ line }) => t('import.line_number', { line: formatNumber(line) }),
        },
        { key: 'column', header: t('import.column'), cell: ({ field }) => <code>{field}</code> },
        { key: 'reason', header: t('import.reason'), cell: ({ code }) => t(`import.reasons.${code}`) },
      ]}
    />
  )
}
