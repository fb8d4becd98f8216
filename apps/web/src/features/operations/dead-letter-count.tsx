import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../i18n/format.ts'
import { AnchorLink } from '../../ui/links.tsx'
import { StatCard } from '../../ui/stat-card.tsx'

export function DeadLetterCount({ count }: { count: number }) {
  const { t } = useTranslation('operations')
  return (
    <StatCard
      label={t('health.dead_letters')}
      value={formatNumber(count)}
      hint={
        <AnchorLink to="/admin/dead-letters" display="inline-block" py={4}>
          {t('health.see_dead_letters')}
        </AnchorLink>
      }
      tone={count > 0 ? 'bad' : 'good'}
    />
  )
}
