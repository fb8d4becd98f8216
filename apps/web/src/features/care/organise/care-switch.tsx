import { Card, Skeleton, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { careKey, useCareSettings } from '../care-queries.ts'

export function CareSwitch() {
  const { t } = useTranslation('care')
  const settings = useCareSettings()
  const { wanted, change } = useChange()
  if (settings.data === undefined) return <Skeleton h={120} radius="lg" />
  const { enabled, changed_by, changed_at } = settings.data
  return (
    <Card>
      <Switch
        label={t('admin.enabled')}
        description={t('admin.enabled_why')}
        checked={wanted ?? enabled}
        onChange={({ currentTarget }) => void change(currentTarget.checked)}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {changed_by !== null && changed_at !== null
          ? t('admin.changed', { by: changed_by, at: formatDateTime(changed_at) })
          : t('admin.never')}
      </Text>
    </Card>
  )
}

/** What was chosen shows at once, until the server has said what holds. */
function useChange() {
  const { t } = useTranslation('care')
  const queries = useQueryClient()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const change = useOneAtATime(async (enabled: boolean) => {
    setWanted(enabled)
    try {
      await read(api.PUT('/api/v1/care/settings', { body: { enabled } }))
      await queries.invalidateQueries({ queryKey: careKey })
      say(t(enabled ? 'admin.turned_on' : 'admin.turned_off'))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setWanted(null)
    }
  })
  return { wanted, change }
}
