import type { PreferenceView } from '@balai/notify/preferences/contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'

export type Way = 'in_app' | 'email'

/** By which ways somebody is told of what, worded by the server in the language of the page. */
export function usePreferences() {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const queryKey = ['notification-preferences', i18n.language]
  const known = () => queries.getQueryData<readonly PreferenceView[]>(queryKey) ?? []
  const query = useQuery({
    queryKey,
    queryFn: async (): Promise<readonly PreferenceView[]> =>
      (await read(api.GET('/api/v1/notification-preferences'))).data,
  })
  const save = useMutation({
    // one after the other: each sends the whole list, and the last is what holds
    scope: { id: 'notification-preferences' },
    mutationFn: async (wanted: readonly PreferenceView[]) =>
      await read(api.PUT('/api/v1/notification-preferences', { body: { data: wanted.map(wishOf) } })),
    onSuccess: () => say(t('saved')),
    onError: async (error) => {
      say(problemText(toProblem(error)), 'failed')
      await queries.invalidateQueries({ queryKey })
    },
  })
  const choose = (kind: string, way: Way, enabled: boolean) => {
    const wanted = known().map((each) =>
      each.kind === kind ? { ...each, [way]: { ...each[way], enabled } } : each,
    )
    queries.setQueryData(queryKey, wanted)
    save.mutate(wanted)
  }
  return { ...query, choose }
}

const wishOf = ({ kind, in_app, email }: PreferenceView) => ({
  kind,
  in_app: in_app.enabled,
  email: email.enabled,
})
