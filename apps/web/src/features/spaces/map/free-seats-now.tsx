import { Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { AreaCard } from './area-card.tsx'
import { useAreas } from './use-areas.ts'

const shown = 4

/** A panel of the home page; a house without seats has none. */
export function FreeSeatsNow() {
  const { t } = useTranslation('spaces')
  const pages = useAreas(shown)
  if (pages.rows?.length === 0 || (pages.rows === undefined && pages.error)) return null
  return (
    <section aria-labelledby="free-seats">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="free-seats">
          {t('panel.title')}
        </Title>
        <AnchorLink to="/spaces">{t('panel.all')}</AnchorLink>
      </Group>
      <CardList
        label={t('panel.title')}
        pages={{ ...pages, hasNextPage: false }}
        keyOf={({ id }) => id}
        card={(area) => <AreaCard area={area} />}
        empty={null}
      />
    </section>
  )
}
