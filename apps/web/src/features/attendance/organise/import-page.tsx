import type { ImportView } from '@balai/attendance/imports/contract.ts'
import { Alert, Group, Progress, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { LiveDot } from '../../../ui/live-dot.tsx'
import { StatCard, StatCards } from '../../../ui/stat-card.tsx'
import { DownloadButton } from './download-button.tsx'
import { ImportErrors } from './import-errors.tsx'
import { ImportState } from './import-state.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'
import { useImport } from './use-import.ts'

const route = getRouteApi('/shell/events/$eventId/organise/imports/$importId')

/** How far a guest list is, and in the end what became of each row. */
export function ImportPage() {
  const { t } = useTranslation('organise')
  const { id: eventId } = useOrganisedEvent()
  const { importId } = route.useParams()
  const guestList = useImport(importId)
  const { data: view } = guestList
  return (
    <>
      <SectionHeader title={t('imports.one')}>
        <ButtonLink
          to="/events/$eventId/organise/imports"
          params={{ eventId }}
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
        >
          {t('imports.all')}
        </ButtonLink>
      </SectionHeader>
      {guestList.error ? (
        <ErrorState error={guestList.error} onRetry={guestList.retry} />
      ) : view === undefined ? (
        <Skeleton height={240} aria-busy />
      ) : (
        <Stack>
          <Group>
            <ImportState state={view.state} />
            {view.finished_at === null && <LiveDot state={guestList.liveness} />}
          </Group>
          <HowFar view={view} />
          <Outcome view={view} />
          {view.rows.bad > 0 && <BadRows view={view} />}
        </Stack>
      )}
    </>
  )
}

function HowFar({ view }: { view: ImportView }) {
  const { t } = useTranslation('organise')
  const { total, processed, imported, bad } = view.rows
  const percent = total === 0 ? 0 : Math.floor((processed / total) * 100)
  return (
    <>
      <div>
        <Group justify="space-between" mb={4}>
          <Text id="how-far">{t('imports.progress')}</Text>
          <Text className="numbers">
            {t('imports.of', { done: formatNumber(processed), total: formatNumber(total) })}
          </Text>
        </Group>
        <Progress.Root size="xl">
          <Progress.Section value={percent} aria-labelledby="how-far" />
        </Progress.Root>
      </div>
      <StatCards>
        <StatCard label={t('imports.total')} value={formatNumber(total)} />
        <StatCard label={t('imports.imported')} value={formatNumber(imported)} tone="good" />
        <StatCard label={t('imports.bad')} value={formatNumber(bad)} tone={bad > 0 ? 'bad' : 'plain'} />
      </StatCards>
    </>
  )
}

/** Nothing is ever half done, and it is said. */
function Outcome({ view }: { view: ImportView }) {
  const { t } = useTranslation('organise')
  const { state, rows, message } = view
  if (view.finished_at === null) {
    return (
      <Alert color="nila" icon={<IconInfoCircle aria-hidden />} title={t('imports.outcome.running')}>
        {t('imports.outcome.running_text')}
      </Alert>
    )
  }
  const kind =
    state === 'done' ? (rows.bad === 0 ? 'done' : 'skipped') : state === 'refused' ? state : 'failed'
  return (
    <Alert
      role="status"
      color={{ done: 'daun', skipped: 'kunyit', refused: 'kunyit', failed: 'delima' }[kind]}
      icon={kind === 'done' ? <IconCircleCheck aria-hidden /> : <IconInfoCircle aria-hidden />}
      title={t(`imports.outcome.${kind}`)}
    >
      {t(`imports.outcome.${kind}_text`, {
        imported: formatNumber(rows.imported),
        bad: formatNumber(rows.bad),
      })}
      {kind === 'failed' && message !== null && <Text mt="xs">{message}</Text>}
    </Alert>
  )
}

function BadRows({ view }: { view: ImportView }) {
  const { t } = useTranslation('organise')
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={3}>{t('imports.errors')}</Title>
        <DownloadButton
          path={`/api/v1/imports/${view.id}/errors.csv`}
          fileName="bad-rows.csv"
          label={t('imports.errors_csv')}
        />
      </Group>
      <ImportErrors importId={view.id} isOver={view.finished_at !== null} />
    </section>
  )
}
