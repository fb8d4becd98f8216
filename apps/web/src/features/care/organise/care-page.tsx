import type { CareStatus } from '@balai/care/settings/contract.ts'
import { Badge, Skeleton, Stack } from '@mantine/core'
import { IconPill } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { StatCard, StatCards } from '../../../ui/stat-card.tsx'
import { useCareStatus } from '../care-queries.ts'
import { CareSwitch } from './care-switch.tsx'
import { ImportSection } from './import-section.tsx'

/** Whether the house offers the look-up, where its answers come from, and the table of its own. */
export function CarePage() {
  const { t } = useTranslation('care')
  const status = useCareStatus()
  return (
    <>
      <PageHeader title={t('admin.title')} lead={t('admin.lead')}>
        {status.data?.enabled && (
          <ButtonLink to="/medicines" variant="default" leftSection={<IconPill size={18} aria-hidden />}>
            {t('admin.see')}
          </ButtonLink>
        )}
      </PageHeader>
      {status.data !== undefined ? (
        <Stack gap="xl">
          <CareSwitch />
          <Facts status={status.data} />
          <ImportSection source={status.data.source} />
        </Stack>
      ) : status.isError ? (
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      ) : (
        <Skeleton h={320} radius="lg" />
      )}
    </>
  )
}

function Facts({ status: { enabled, source, products, demo } }: { status: CareStatus }) {
  const { t } = useTranslation('care')
  return (
    <StatCards>
      <StatCard
        label={t('admin.state')}
        value={t(enabled ? 'admin.on' : 'admin.off')}
        tone={enabled ? 'good' : 'plain'}
      />
      {products !== null && (
        <StatCard
          label={t('admin.products')}
          value={formatNumber(products)}
          tone={demo ? 'warning' : 'plain'}
          hint={
            products > 0 && (
              <Badge color={demo ? 'kunyit' : 'daun'}>{t(demo ? 'admin.demo' : 'admin.own')}</Badge>
            )
          }
        />
      )}
      <StatCard
        label={t('admin.source')}
        value={t(`admin.sources.${source}`)}
        hint={t(`admin.source_why.${source}`)}
      />
    </StatCards>
  )
}
