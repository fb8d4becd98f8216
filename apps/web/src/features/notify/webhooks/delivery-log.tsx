import type { DeliveryState, DeliveryView, WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatNumber, formatSecond } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { DeliveryStateBadge } from './delivery-state.tsx'
import { wordOf } from './event-kinds.ts'
import { useDeliveries } from './webhook-queries.ts'

const route = getRouteApi('/shell/admin/webhooks/$webhookId')
const states: readonly DeliveryState[] = ['waiting', 'delivered', 'failed']

/** What was sent to an endpoint or waits to be, newest first. */
export function DeliveryLog({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('webhooks')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [opened, setOpened] = useState<DeliveryView | null>(null)
  const state = states.find((each) => each === search.state)
  const columns = useColumns(setOpened)
  const pages = useDeliveries(webhook.id, state)
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">{t('deliveries.title')}</h2>
      <SegmentedControl
        aria-label={t('deliveries.which')}
        mb="md"
        value={state ?? 'all'}
        onChange={(value) =>
          void navigate({ search: value === 'all' ? {} : { state: value }, replace: true })
        }
        data={[
          { value: 'all', label: t('deliveries.all') },
          ...states.map((each) => ({ value: each, label: t(`deliveries.states.${each}`) })),
        ]}
      />
      <DataTable
        caption={t('deliveries.title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <EmptyState
            icon={IconMailbox}
            text={state === undefined ? t('deliveries.none') : t('deliveries.none_such')}
          />
        }
      />
      {opened !== null && (
        <DeliveryDialog webhook={webhook} delivery={opened} onClose={() => setOpened(null)} />
      )}
    </section>
  )
}

function useColumns(onOpen: (delivery: DeliveryView) => void): Column<DeliveryView>[] {
  const { t } = useTranslation('webhooks')
  return [
    {
      key: 'kind',
      header: t('deliveries.kind'),
      isTitle: true,
      cell: ({ event_type }) => t(`kind_names.${wordOf(event_type)}`),
    },
    {
      key: 'state',
      header: t('state'),
      cell: (delivery) => <DeliveryStateBadge delivery={delivery} />,
    },
    {
      key: 'attempts',
      header: t('deliveries.attempts'),
      align: 'end',
      cell: ({ attempt_count }) => formatNumber(attempt_count),
    },
    {
      key: 'created_at',
      header: t('deliveries.made'),
      cell: ({ created_at }) => (
        <time dateTime={created_at} title={formatSecond(created_at)}>
          {formatAgo(created_at)}
        </time>
      ),
    },
    {
      key: 'details',
      header: t('deliveries.details'),
      cell: (delivery) => (
        <Button
          size="sm"
          variant="default"
          onClick={() => onOpen(delivery)}
          aria-label={t('deliveries.show_named', { kind: t(`kind_names.${wordOf(delivery.event_type)}`) })}
        >
          {t('deliveries.show')}
        </Button>
      ),
    },
  ]
}
