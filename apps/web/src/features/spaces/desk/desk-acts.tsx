import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconDoorExit, IconDots, IconPencil, IconX } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CancelDialog } from '../reservations/cancel-dialog.tsx'
import { ChangeDialog } from '../reservations/change-dialog.tsx'
import { actsOf } from '../reservations/standing.ts'
import { useActs, useAtOnce } from '../reservations/use-acts.ts'

interface DeskActsProps {
  readonly reservation: ReservationView
  readonly now: number
}

/** What the desk does for somebody: it has seen them, so no code of a seat is asked for. */
export function DeskActs({ reservation, now }: DeskActsProps) {
  const { t } = useTranslation(['front_desk', 'reservation_card'])
  const [asked, setAsked] = useState<'change' | 'cancel' | null>(null)
  const { checkIn, leave } = useActs(reservation)
  const { busy, run } = useAtOnce()
  const acts = actsOf(reservation, now)
  const name = reservation.holder.name
  const close = () => setAsked(null)
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {acts.includes('check_in') && (
        <Button
          size="sm"
          loading={busy === 'check_in'}
          aria-label={t('check_in_named', { name })}
          onClick={() => void run('check_in', () => checkIn())}
        >
          {t('reservation_card:act.check_in')}
        </Button>
      )}
      {(acts.includes('cancel') || acts.includes('leave')) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('more_for', { name })}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {acts.includes('leave') && (
              <Menu.Item
                leftSection={<IconDoorExit size={18} aria-hidden />}
                onClick={() => void run('leave', leave)}
              >
                {t('has_left')}
              </Menu.Item>
            )}
            {acts.includes('change') && (
              <Menu.Item
                leftSection={<IconPencil size={18} aria-hidden />}
                onClick={() => setAsked('change')}
              >
                {t('reservation_card:act.change')}
              </Menu.Item>
            )}
            {acts.includes('cancel') && (
              <Menu.Item leftSection={<IconX size={18} aria-hidden />} onClick={() => setAsked('cancel')}>
                {t('reservation_card:act.cancel')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {/* their texts come when one is opened */}
      <Suspense fallback={null}>
        {asked === 'change' && <ChangeDialog reservation={reservation} onClose={close} />}
        {asked === 'cancel' && <CancelDialog reservation={reservation} onClose={close} />}
      </Suspense>
    </Group>
  )
}
