import type { ReadMark } from '@balai/notify/notifications/contract.ts'
import { notifications as toasts } from '@mantine/notifications'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'

const unreadKey = ['unread-notifications']
/** Every list of them; the server words them, so each list is of one language. */
export const notificationsKey = ['notifications'] as const

/** How many wait to be read: undefined until it is known, null where the house keeps none for this account. */
export function useUnread(): number | null | undefined {
  const { data, error } = useQuery({
    queryKey: unreadKey,
    queryFn: async () => (await read(api.GET('/api/v1/notifications/unread-count'))).unread,
  })
  return error !== null && toProblem(error).code === 'account_elsewhere' ? null : data
}

export async function setUnread(queries: QueryClient, unread: number): Promise<void> {
  // an answer that was asked for before knows less
  await queries.cancelQueries({ queryKey: unreadKey })
  queries.setQueryData(unreadKey, unread)
  await queries.invalidateQueries({ queryKey: notificationsKey })
}

/** Says that some were read: to the house, which tells all tabs and devices. */
export function useMarkRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mark: ReadMark) => read(api.POST('/api/v1/notifications/read', { body: mark })),
    onMutate: (mark) => {
      if ('ids' in mark) for (const id of mark.ids) toasts.hide(id)
    },
    onSuccess: ({ unread }) => setUnread(queries, unread),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
  })
}
