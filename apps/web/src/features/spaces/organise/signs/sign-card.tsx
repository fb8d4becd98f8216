import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { DeskSign } from './desk-sign.tsx'

interface SignCardProps {
  readonly area: AreaView
  readonly seat: SeatView
  readonly onPrint: () => void
}

/** A sign, to be printed alone or made anew when somebody has carried its code away. */
export function SignCard({ area, seat, onPrint }: SignCardProps) {
  const { t } = useTranslation('spaces_admin')
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const renew = async () => {
    await read(api.POST('/api/v1/seats/{seatId}/check-in-code', { params: { path: { seatId: seat.id } } }))
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('signs.renewed', { number: seat.number }))
  }
  return (
    <Stack gap="xs">
      <DeskSign area={area} seat={seat} />
      <Group gap="xs" justify="center">
        <Button
          size="sm"
          variant="default"
          aria-label={t('signs.print_of', { number: seat.number })}
          onClick={onPrint}
        >
          {t('signs.print')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          aria-label={t('signs.renew_of', { number: seat.number })}
          onClick={() => setAsking(true)}
        >
          {t('signs.renew')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('signs.renew_title', { number: seat.number })}
        confirmLabel={t('signs.renew')}
        onConfirm={renew}
      >
        {t('signs.renew_text')}
      </ConfirmDialog>
    </Stack>
  )
}
