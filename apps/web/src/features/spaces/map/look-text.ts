import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { useTranslation } from 'react-i18next'
import type { AreaMap } from './use-area-map.ts'

/** How a seat stands in the chosen time, in words. */
export function useLookText({ looks, mine }: Pick<AreaMap, 'looks' | 'mine'>): (seat: SeatView) => string {
  const { t } = useTranslation('spaces')
  return ({ id, out_of_service }) => {
    const look = looks.get(id) ?? 'closed'
    if (look === 'mine') return t(mine.get(id)?.state === 'held' ? 'looks.held_by_me' : 'looks.mine')
    return t(look === 'closed' && out_of_service ? 'looks.out_of_service' : `looks.${look}`)
  }
}
