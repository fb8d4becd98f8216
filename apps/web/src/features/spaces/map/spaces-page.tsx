import { IconArmchairOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { AreaCard } from './area-card.tsx'
import { HoldBanners } from './hold-banner.tsx'
import { useAreas } from './use-areas.ts'

/** Where one can sit, and how many seats are free there at this moment. */
export function SpacesPage() {
  const { t } = useTranslation('spaces')
  const pages = useAreas()
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <HoldBanners />
      <CardList
        label={t('title')}
        pages={pages}
        keyOf={({ id }) => id}
        card={(area) => <AreaCard area={area} />}
        empty={<EmptyState icon={IconArmchairOff} text={t('none')} />}
      />
    </>
  )
}
