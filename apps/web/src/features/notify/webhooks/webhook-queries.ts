import type { DeliveryState, WebhookPatch, WebhookView } from '@balai/notify/webhooks/contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'

const webhooksKey = ['webhooks'] as const
const webhookKey = (id: string) => [...webhooksKey, id]
export const deliveriesKey = (id: string) => [...webhookKey(id), 'deliveries']

/** Deliveries are tried at once or in a while: a page that shows them asks again by itself. */
const lookAgainMs = 5_000

export const useWebhooks = () =>
  usePages([...webhooksKey, 'list'], (page_key) =>
    read(api.GET('/api/v1/webhooks', { params: { query: { ...(page_key && { page_key }) } } })),
  )

export const useWebhook = (id: string) =>
  useQuery({
    queryKey: webhookKey(id),
    queryFn: () => read(api.GET('/api/v1/webhooks/{id}', { params: { path: { id } } })),
    // the house disables one by itself
    refetchInterval: lookAgainMs,
  })

export const useDeliveries = (id: string, state: DeliveryState | undefined) =>
  usePages(
    [...deliveriesKey(id), { state }],
    (page_key) =>
      read(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { ...(state && { state }), ...(page_key && { page_key }) } },
        }),
      ),
    { refetchInterval: lookAgainMs },
  )

export const useDelivery = (id: string, deliveryId: string) =>
  useQuery({
    queryKey: [...deliveriesKey(id), deliveryId],
    queryFn: () =>
      read(
        api.GET('/api/v1/webhooks/{id}/deliveries/{deliveryId}', { params: { path: { id, deliveryId } } }),
      ),
    refetchInterval: lookAgainMs,
  })

/** Changes an endpoint, and shows it as it is now. */
export function useChangeWebhook({ id }: Pick<WebhookView, 'id'>) {
  const queries = useQueryClient()
  return async (body: WebhookPatch) => {
    const changed = await read(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body }))
    queries.setQueryData(webhookKey(id), changed)
    await queries.invalidateQueries({ queryKey: webhooksKey })
  }
}

export function useReloadWebhooks() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: webhooksKey })
}
