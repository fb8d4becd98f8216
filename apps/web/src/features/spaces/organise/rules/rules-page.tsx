import { useTranslation } from 'react-i18next'
import { useOrganisedArea } from '../organised-area.ts'
import { SectionHeader } from '../section-header.tsx'
import { RetireArea } from './retire-area.tsx'
import { RulesForm } from './rules-form.tsx'

export function RulesPage() {
  const { t } = useTranslation('spaces_admin')
  const area = useOrganisedArea()
  return (
    <>
      <SectionHeader title={t('tabs.rules')} lead={t('rules.lead')}>
        {area.retired_at === null && <RetireArea area={area} />}
      </SectionHeader>
      <RulesForm area={area} />
    </>
  )
}
