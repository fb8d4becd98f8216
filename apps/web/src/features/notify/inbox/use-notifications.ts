import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { notificationsKey } from './inbox-queries.ts'

/** Newest first. */
export function useNotifications({ unread }: { readonly unread: boolean }) {
  const { language } = useTranslation().i18n
  return usePages([...notificationsKey, language, { unread }], (page_key) =>
    read(
      api.GET('/api/v1/notifications', {
        params: { query: { ...(unread && { unread }), ...(page_key && { page_key }) } },
      }),
    ),
  )
}

/** As many as fit below the bell. */
export function useLatest() {
  const { language } = useTranslation().i18n
  return useQuery({
    queryKey: [...notificationsKey, language, 'latest'],
    queryFn: async () =>
      (await read(api.GET('/api/v1/notifications', { params: { query: { limit: 6 } } }))).data,
  })
}
