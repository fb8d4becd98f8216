import type { Session } from '@balai/identity/sessions/contract.ts'
import { Badge, Button, Group, Text } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatDateTime } from '../../i18n/format.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Rows } from '../../ui/rows.ts'
import { deviceName } from './device-name.ts'

interface SessionTableProps {
  readonly pages: Rows<Session>
  /** Null where sessions are only ended all at once. */
  readonly onEnd: ((session: Session) => void) | null
}

export function SessionTable({ pages, onEnd }: SessionTableProps) {
  const { t } = useTranslation('identity')
  return (
    <DataTable
      caption={t('sessions.title')}
      pages={pages}
      keyOf={({ id }) => id}
      empty={<EmptyState icon={IconDevices} text={t('sessions.none')} />}
      columns={[
        {
          key: 'device',
          header: t('sessions.device'),
          isTitle: true,
          cell: ({ user_agent, current }) => (
            <Group gap="xs">
              <span>{deviceName(user_agent)}</span>
              {current && <Badge color="daun">{t('sessions.this_one')}</Badge>}
            </Group>
          ),
        },
        {
          key: 'address',
          header: t('sessions.address'),
          cell: ({ address }) => <Text translate="no">{address}</Text>,
        },
        {
          key: 'last_used',
          header: t('sessions.last_used'),
          cell: ({ last_used_at }) => (
            <time dateTime={last_used_at} title={formatDateTime(last_used_at)}>
              {formatAgo(last_used_at)}
            </time>
          ),
        },
        {
          key: 'since',
          header: t('sessions.since'),
          cell: ({ created_at }) => <time dateTime={created_at}>{formatDateTime(created_at)}</time>,
        },
        ...(onEnd === null
          ? []
          : [
              {
                key: 'end',
                header: t('sessions.action'),
                cell: (each: Session) =>
                  each.current ? (
                    '–'
                  ) : (
                    <Button
                      size="sm"
                      variant="default"
                      onClick={() => onEnd(each)}
                      aria-label={t('sessions.end_of', { device: deviceName(each.user_agent) })}
                    >
                      {t('sessions.end')}
                    </Button>
                  ),
              },
            ]),
      ]}
    />
  )
}
