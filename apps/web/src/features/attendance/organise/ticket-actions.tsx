import type { TicketView } from '@balai/attendance/tickets/contract.ts'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, read } from '../../../api/client.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { say } from '../../../ui/say.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

interface TicketActionsProps {
  readonly ticket: TicketView
  /** Shows the ticket that took its place. */
  readonly onOpen: (ticketId: string) => void
}

/** What can be done with a valid ticket. */
export function TicketActions({ ticket, onOpen }: TicketActionsProps) {
  const { t } = useTranslation('organise')
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'transfer' | 'reissue' | 'revoke' | null>(null)
  const [headers] = useState(idempotencyKey)
  const params = { path: { ticketId: ticket.id } }
  const name = ticket.holder.name || ticket.code
  const finish = async (newId: string | null, words: string) => {
    if (newId !== null) onOpen(newId)
    await queries.invalidateQueries({ queryKey: ['events', ticket.event_id] })
    say(words)
  }
  const reissue = async () => {
    const { id } = await read(api.POST('/api/v1/tickets/{ticketId}/reissues', { params, headers }))
    await finish(id, t('tickets.reissued'))
  }
  const revoke = async () => {
    await read(api.POST('/api/v1/tickets/{ticketId}/revocation', { params }))
    await finish(null, t('tickets.was_revoked'))
  }
  const close = () => setAsked(null)
  return (
    <Group gap="xs">
      <Button size="sm" variant="default" onClick={() => setAsked('transfer')}>
        {t('tickets.transfer')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsked('reissue')}>
        {t('tickets.reissue')}
      </Button>
      <Button size="sm" variant="light" color="delima" onClick={() => setAsked('revoke')}>
        {t('tickets.revoke')}
      </Button>
      {asked === 'transfer' && (
        <TransferDialog
          ticket={ticket}
          onClose={close}
          onDone={(newId) => finish(newId, t('tickets.transferred'))}
        />
      )}
      <ConfirmDialog
        opened={asked === 'reissue'}
        onClose={close}
        title={t('tickets.reissue_title')}
        confirmLabel={t('tickets.reissue')}
        onConfirm={reissue}
      >
        {t('tickets.reissue_text', { name })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'revoke'}
        onClose={close}
        title={t('tickets.revoke_title')}
        confirmLabel={t('tickets.revoke_confirm')}
        onConfirm={revoke}
      >
        {t('tickets.revoke_text', { name })}
      </ConfirmDialog>
    </Group>
  )
}
