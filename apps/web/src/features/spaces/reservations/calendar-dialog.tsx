import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconEyeOff, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { type Problem, toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { ShownOnce } from '../../../ui/shown-once.tsx'
import { FeedRow } from './feed-row.tsx'

const feedsKey = ['calendar-feeds'] as const

/** Addresses that calendars subscribe to: one is told when it is made and never again, and each can be revoked. */
export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('reservations')
  const [url, setUrl] = useState<string | null>(null)
  return (
    <Dialog
      size="lg"
      onClose={onClose}
      title={t('feeds.title')}
      // the address is not lost by a slip of the hand
      closeOnClickOutside={url === null}
    >
      <Stack>
        <Text>{t('feeds.lead')}</Text>
        {url === null ? <MakeFeed onMade={setUrl} /> : <MadeFeed url={url} />}
        <Feeds />
      </Stack>
    </Dialog>
  )
}

function MakeFeed({ onMade }: { onMade: (url: string) => void }) {
  const { t } = useTranslation('reservations')
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    setBusy(true)
    try {
      const body = { kind: 'mine' as const }
      const { url } = await read(api.POST('/api/v1/calendar-feeds', { headers: keyOf(body), body }))
      onMade(url)
      await queries.invalidateQueries({ queryKey: feedsKey })
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem !== null && <Alert role="alert" color="delima" title={problemText(problem)} />}
      <Group>
        <Button leftSection={<IconPlus size={18} aria-hidden />} loading={busy} onClick={() => void make()}>
          {t('feeds.make')}
        </Button>
      </Group>
    </>
  )
}

function MadeFeed({ url }: { url: string }) {
  const { t } = useTranslation('reservations')
  return (
    <>
      <ShownOnce label={t('feeds.address')} secret={url} />
      <Group>
        <Button component="a" variant="light" href={url.replace(/^https?:/, 'webcal:')}>
          {t('feeds.subscribe')}
        </Button>
      </Group>
      <Alert color="kunyit" icon={<IconEyeOff aria-hidden />} title={t('feeds.secret')}>
        {t('feeds.once')}
      </Alert>
    </>
  )
}

function Feeds() {
  const { t } = useTranslation('reservations')
  const queries = useQueryClient()
  const feeds = useQuery({
    queryKey: feedsKey,
    queryFn: async () =>
      (await read(api.GET('/api/v1/calendar-feeds', { params: { query: { limit: 100 } } }))).data,
  })
  const revoke = async (feedId: string) => {
    await read(api.DELETE('/api/v1/calendar-feeds/{feedId}', { params: { path: { feedId } } }))
    await queries.invalidateQueries({ queryKey: feedsKey })
    say(t('feeds.revoked'))
  }
  if (feeds.data === undefined) {
    if (feeds.error === null) return <Skeleton height={72} radius="md" />
    return <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />
  }
  if (feeds.data.length === 0) return null
  return (
    <section aria-labelledby="feeds">
      <Title order={3} id="feeds" mb="xs">
        {t('feeds.list')}
      </Title>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {feeds.data.map((feed) => (
          <FeedRow key={feed.id} feed={feed} onRevoke={() => revoke(feed.id)} />
        ))}
      </Stack>
    </section>
  )
}
