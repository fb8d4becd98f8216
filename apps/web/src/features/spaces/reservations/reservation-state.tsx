import type { ReservationState } from '@balai/spaces/reservations/contract.ts'
import { Badge } from '@mantine/core'
import {
  IconArmchair,
  IconBan,
  IconCalendarCheck,
  IconCircleCheck,
  IconClockOff,
  IconGift,
  IconHourglass,
  IconThumbDown,
  IconUserOff,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './reservation-state.module.css'

export const stateLooks = {
  held: { icon: IconHourglass, color: 'kunyit' },
  pending: { icon: IconUserQuestion, color: 'nila' },
  offered: { icon: IconGift, color: 'kunyit' },
  active: { icon: IconCalendarCheck, color: 'daun' },
  checked_in: { icon: IconArmchair, color: 'daun' },
  completed: { icon: IconCircleCheck, color: 'gray' },
  cancelled: { icon: IconBan, color: 'gray' },
  declined: { icon: IconThumbDown, color: 'delima' },
  expired: { icon: IconClockOff, color: 'gray' },
  no_show: { icon: IconUserOff, color: 'delima' },
} as const satisfies Record<ReservationState, { icon: typeof IconArmchair; color: string }>

interface StateBadgeProps {
  readonly state: ReservationState
  /** Somebody else's, for who stands at the desk. */
  readonly isTheirs?: boolean
}

/** In words, with a colour and a sign of its own. */
export function StateBadge({ state, isTheirs = false }: StateBadgeProps) {
  const { t } = useTranslation('reservation_card')
  const { icon: Icon, color } = stateLooks[state]
  return (
    <Badge className={styles.badge} color={color} leftSection={<Icon size={16} aria-hidden />}>
      {isTheirs && (state === 'held' || state === 'offered') ? t(`theirs.${state}`) : t(`state.${state}`)}
    </Badge>
  )
}
