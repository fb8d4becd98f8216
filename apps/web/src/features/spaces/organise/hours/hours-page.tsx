import { useTranslation } from 'react-i18next'
import { useOrganisedArea } from '../organised-area.ts'
import { SectionHeader } from '../section-header.tsx'
import { ExceptionSection } from './exception-section.tsx'
import { WeekForm } from './week-form.tsx'

export function HoursPage() {
  const { t } = useTranslation('spaces_admin')
  const area = useOrganisedArea()
  return (
    <>
      <SectionHeader title={t('tabs.hours')} lead={t('hours.lead', { zone: area.time_zone })} />
      <WeekForm area={area} />
      <ExceptionSection area={area} />
    </>
  )
}
