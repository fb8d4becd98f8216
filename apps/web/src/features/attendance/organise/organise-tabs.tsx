import { useTranslation } from 'react-i18next'
import { SectionTabs } from '../../../ui/section-tabs.tsx'

const tabs = [
  ['board', 'board'],
  ['details', 'details'],
  ['ticket_types', 'ticket-types'],
  ['tickets', 'tickets'],
  ['imports', 'imports'],
  ['crew', 'crew'],
  ['report', 'report'],
] as const

export function OrganiseTabs({ eventId }: { eventId: string }) {
  const { t } = useTranslation('organise')
  return (
    <SectionTabs
      label={t('tabs.label')}
      tabs={tabs.map(([name, path]) => ({
        to: `/events/${eventId}/organise/${path}`,
        label: t(`tabs.${name}`),
      }))}
    />
  )
}
