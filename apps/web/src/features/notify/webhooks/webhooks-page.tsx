import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Anchor, Button, Text } from '@mantine/core'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { KindNames } from './kind-names.tsx'
import { NewWebhookDialog } from './new-webhook-dialog.tsx'
import { useWebhooks } from './webhook-queries.ts'
import { WebhookStateBadge } from './webhook-state.tsx'

/** The servers of partners that are told what happens. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const [isAdding, setAdding] = useState(false)
  const columns = useColumns()
  const pages = useWebhooks()
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={<Lead />}>
        {pages.rows?.length !== 0 && add}
      </PageHeader>
      <DataTable
        caption={t('title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={IconWebhook} text={t('none')}>
            {add}
          </EmptyState>
        }
      />
      {isAdding && <NewWebhookDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function Lead() {
  const { t } = useTranslation('webhooks')
  return (
    <>
      {t('lead')}{' '}
      <Anchor href="/docs" target="_blank">
        {t('documentation')}
      </Anchor>
    </>
  )
}

function useColumns(): Column<WebhookView>[] {
  const { t } = useTranslation('webhooks')
  return [
    {
      key: 'url',
      header: t('url'),
      isTitle: true,
      cell: ({ id, url, description }) => (
        <div>
          <AnchorLink
            to="/admin/webhooks/$webhookId"
            params={{ webhookId: id }}
            fw={600}
            translate="no"
            style={{ overflowWrap: 'anywhere' }}
          >
            {url}
          </AnchorLink>
          {description !== '' && <Text size="sm">{description}</Text>}
        </div>
      ),
    },
    {
      key: 'kinds',
      header: t('kinds'),
      cell: ({ event_types }) => <KindNames kinds={event_types} most={3} />,
    },
    { key: 'state', header: t('state'), cell: (webhook) => <WebhookStateBadge webhook={webhook} /> },
    { key: 'created_at', header: t('since'), cell: ({ created_at }) => formatDateTime(created_at) },
  ]
}
