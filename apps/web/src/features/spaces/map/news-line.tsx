import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLookText } from './look-text.ts'
import type { AreaMap } from './use-area-map.ts'
import type { SeatNews } from './use-seat-news.ts'

/** Says which seats others have taken or given back, for those who do not see it. */
export function NewsLine({ map, news }: { map: AreaMap; news: SeatNews }) {
  const { t } = useTranslation('spaces')
  const lookText = useLookText(map)
  const changed = map.seats.filter(({ id }) => news.last.includes(id))
  const [first] = changed
  return (
    <VisuallyHidden role="status">
      {first !== undefined &&
        (changed.length === 1
          ? t('news.one', { seat: first.number, state: lookText(first) })
          : t('news.several', { count: changed.length }))}
    </VisuallyHidden>
  )
}
