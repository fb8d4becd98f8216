import { Badge, Code, Group, Stack, Text } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { paths } from '../../api/api-types.gen.d.ts'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { formatAgo, formatDateTime } from '../../i18n/format.ts'
import { CardList } from '../../ui/card-list.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import styles from './dead-letter.module.css'
import { DiscardButton, RetryButton } from './settle-buttons.tsx'

type Page = paths['/api/v1/dead-letters']['get']['responses'][200]['content']['application/json']
type DeadLetter = Page['data'][number]

/** What failed for good: seen, and given another try or up. */
export function DeadLettersPage() {
  const { t } = useTranslation('operations')
  const pages = usePages(
    ['dead-letters'],
    (page_key) =>
      read(
        api.GET('/api/v1/dead-letters', { params: { query: { limit: 50, ...(page_key && { page_key }) } } }),
      ),
    { refetchInterval: 15_000 },
  )
  return (
    <>
      <PageHeader title={t('dead_letters.title')} lead={t('dead_letters.lead')} />
      <CardList
        label={t('dead_letters.title')}
        wide
        pages={pages}
        keyOf={({ id }) => id}
        card={(letter) => <Letter letter={letter} />}
        empty={<EmptyState icon={IconMoodSmile} text={t('dead_letters.none')} />}
      />
    </>
  )
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation('operations')
  return (
    <article className={styles.letter} aria-labelledby={letter.id}>
      <Stack gap="xs">
        <Group gap="sm">
          <h2 className={styles.name} id={letter.id}>
            {letter.event_name}
          </h2>
          <Badge color="gray">{letter.consumer}</Badge>
          <Text size="sm" c="dimmed">
            {t('dead_letters.tries', { count: letter.tries })}
          </Text>
        </Group>
        <Text size="sm" c="dimmed" title={formatDateTime(letter.died_at)}>
          {t('dead_letters.gave_up', { ago: formatAgo(letter.died_at) })}
        </Text>
        <Code block className={styles.error}>
          {letter.error}
        </Code>
        <details>
          <summary>{t('dead_letters.payload')}</summary>
          <Code block mt="xs">
            {JSON.stringify(letter.payload, null, 2)}
          </Code>
        </details>
      </Stack>
      <Group gap="sm">
        <RetryButton id={letter.id} name={letter.event_name} />
        <DiscardButton id={letter.id} name={letter.event_name} />
      </Group>
    </article>
  )
}
