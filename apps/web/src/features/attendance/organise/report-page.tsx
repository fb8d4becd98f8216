import type { Report } from '@balai/attendance/live/contract.ts'
import { Button, Skeleton } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { formatNumber, formatTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { StatCard, StatCards } from '../../../ui/stat-card.tsx'
import { perQuarter } from './board.ts'
import { DownloadButton } from './download-button.tsx'
import { BarPlot } from './lazy-bar-plot.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import styles from './report-page.module.css'
import { ReportTable } from './report-table.tsx'
import { SectionHeader } from './section-header.tsx'

/** What became of an event; on paper without what is only for pressing. */
export function ReportPage() {
  const { t } = useTranslation('organise')
  const { id: eventId, code } = useOrganisedEvent()
  const report = useQuery({
    queryKey: ['events', eventId, 'report'],
    queryFn: () => read(api.GET('/api/v1/events/{eventId}/report', { params: { path: { eventId } } })),
  })
  return (
    <>
      <SectionHeader title={t('report.title')}>
        <div className={styles.actions}>
          <DownloadButton
            path={`/api/v1/events/${eventId}/report.csv`}
            fileName={`report-${code}.csv`}
            label={t('report.csv')}
          />
          <DownloadButton
            path={`/api/v1/events/${eventId}/check-ins.csv`}
            fileName={`check-ins-${code}.csv`}
            label={t('report.log_csv')}
          />
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('report.print')}
          </Button>
        </div>
      </SectionHeader>
      {report.data !== undefined ? (
        <Sheet report={report.data} />
      ) : report.error ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton height={420} aria-busy />
      )}
    </>
  )
}

function Sheet({ report }: { report: Report }) {
  const { t } = useTranslation('organise')
  const { totals, ticket_types, gates, refusals } = report
  return (
    <>
      <StatCards>
        <StatCard label={t('report.issued')} value={formatNumber(totals.issued)} />
        <StatCard label={t('report.admitted')} value={formatNumber(totals.admitted)} tone="good" />
        <StatCard label={t('report.no_shows')} value={formatNumber(totals.no_shows)} />
        <StatCard label={t('board.exits')} value={formatNumber(totals.exits)} />
        <StatCard label={t('board.duplicates')} value={formatNumber(totals.duplicates)} />
        <StatCard label={t('board.refused')} value={formatNumber(totals.refused)} />
        <StatCard label={t('report.undone')} value={formatNumber(totals.undone)} />
        <StatCard label={t('board.conflicts')} value={formatNumber(totals.conflicts)} />
      </StatCards>
      <QuarterHours quarters={report.quarter_hours} />
      <ReportTable
        title={t('report.per_type')}
        columns={[t('types.name'), t('report.issued'), t('report.admitted'), t('report.no_shows')]}
        rows={ticket_types.map(({ name, issued, admitted, no_shows }) => [name, issued, admitted, no_shows])}
      />
      <ReportTable
        title={t('report.per_gate')}
        columns={[t('board.gate'), t('report.admitted'), t('board.duplicates'), t('board.refused')]}
        rows={gates.map(({ gate, admitted, duplicates, refused }) => [
          gate ?? t('board.no_gate'),
          admitted,
          duplicates,
          refused,
        ])}
      />
      <ReportTable
        title={t('report.refusals')}
        columns={[t('report.why'), t('report.scans')]}
        rows={refusals.map(({ result, scans }) => [t(`results.${result}`), scans])}
      />
    </>
  )
}

function QuarterHours({ quarters }: { quarters: Report['quarter_hours'] }) {
  const { t } = useTranslation('organise')
  const { time_zone } = useOrganisedEvent()
  const busiest = quarters.reduce<Report['quarter_hours'][number] | null>(
    (most, each) => (most === null || each.admitted > most.admitted ? each : most),
    null,
  )
  if (busiest === null) return null
  return (
    <section className={styles.section}>
      <h3>{t('report.per_quarter')}</h3>
      <BarPlot
        points={perQuarter(quarters)}
        timeZone={time_zone}
        label={t('report.admitted')}
        summary={t('report.busiest', {
          admitted: formatNumber(busiest.admitted),
          at: formatTime(busiest.from, time_zone),
        })}
      />
    </section>
  )
}
