import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { DataTable } from '../../../ui/data-table.tsx'

/** The rows that were no good, by their line in the file. While the import runs there may be more. */
export function ImportErrors({ importId, isOver }: { importId: string; isOver: boolean }) {
  const { t } = useTranslation('organise')
  const errors = usePages(['imports', importId, 'errors', { isOver }], (page_key) =>
    read(
      api.GET('/api/v1/imports/{importId}/errors', {
        params: { path: { importId }, query: page_key === undefined ? {} : { page_key } },
      }),
    ),
  )
  return (
    <DataTable
      caption={t('imports.errors')}
      pages={errors}
      keyOf={({ line }) => String(line)}
      empty={null}
      columns={[
        {
          key: 'line',
          header: t('imports.line'),
          isTitle: true,
          cell: ({ line }) => t('imports.line_number', { line: formatNumber(line) }),
        },
        {
          key: 'field',
          header: t('imports.column'),
          cell: ({ field }) => (field === null ? '–' : <code>{field}</code>),
        },
        { key: 'reason', header: t('imports.reason'), cell: ({ reason }) => reason },
      ]}
    />
  )
}
