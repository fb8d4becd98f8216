import type { TicketView } from '@balai/attendance/tickets/contract.ts'
import { Button, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'

interface TransferDialogProps {
  readonly ticket: TicketView
  readonly onClose: () => void
  readonly onDone: (newTicketId: string) => Promise<void>
}

type Values = { name: string; email: string; username: string }

export function TransferDialog({ ticket, onClose, onDone }: TransferDialogProps) {
  const { t } = useTranslation(['organise', 'common'])
  const keyOf = useWorkKey()
  const form = useForm<Values>({
    initialValues: { name: '', email: '', username: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t('form.faults.needed') : null),
      email: (email, { username }) =>
        email.trim() === '' && username.trim() === '' ? t('form.faults.one_of_both') : null,
    },
  })
  const transfer = async ({ name, email, username }: Values) => {
    const body = { name, email: email.trim() || null, username: username.trim() || null }
    const params = { path: { ticketId: ticket.id } }
    const { ticket_id } = await read(
      api.POST('/api/v1/tickets/{ticketId}/transfers', { params, headers: keyOf(body), body }),
    )
    await onDone(ticket_id)
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('tickets.transfer_title')}>
      <Form
        form={form}
        onSubmit={transfer}
        submitLabel={t('tickets.transfer_confirm')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Text>
          {t('tickets.transfer_text')} {t('tickets.transfer_to')}
        </Text>
        <TextInput label={t('tickets.name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('tickets.email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('tickets.username')} {...form.getInputProps('username')} />
      </Form>
    </Dialog>
  )
}
