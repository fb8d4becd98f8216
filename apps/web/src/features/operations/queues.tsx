import { Code, Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../i18n/format.ts'
import type { System } from './system.ts'

export function Queues({ queues }: { queues: System['queues'] }) {
  const { t } = useTranslation('operations')
  return (
    <section aria-labelledby="queues">
      <Title order={2} id="queues" mb="sm">
        {t('health.queues')}
      </Title>
      <Table aria-labelledby="queues">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('health.queue')}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t('health.waiting')}
            </Table.Th>
            <Table.Th scope="col" ta="end">
              {t('health.running')}
            </Table.Th>
            <Table.Th scope="col" ta="end">
              {t('health.failed')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map(({ name, waiting, running, failed }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">
                <Code style={{ overflowWrap: 'anywhere' }}>{name}</Code>
              </Table.Th>
              {[waiting, running, failed].map((count, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
                <Table.Td key={column} ta="end" className="numbers">
                  {formatNumber(count)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
