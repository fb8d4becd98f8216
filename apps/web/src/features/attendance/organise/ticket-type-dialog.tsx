import type { EventView } from '@balai/attendance/events/contract.ts'
import type { NewTicketType, TicketTypeView } from '@balai/attendance/tickets/contract.ts'
import { Button, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { instantOf, wallOf } from '../../../i18n/wall-clock.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { noTime } from './event-values.ts'
import { ticketTypesKey } from './ticket-types.ts'
import { WallField } from './wall-field.tsx'

interface TicketTypeDialogProps {
  readonly event: EventView
  /** Null: a new one. */
  readonly type: TicketTypeView | null
  readonly onClose: () => void
}

type Values = { name: string; quota: number | string; valid_from: string; valid_until: string }

export function TicketTypeDialog({ event, type, onClose }: TicketTypeDialogProps) {
  const { t } = useTranslation(['organise', 'common'])
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const { time_zone } = event
  const isWhole = (wall: string) => wall === noTime || instantOf(wall, time_zone) !== null
  const form = useForm<Values>({
    initialValues: valuesOf(type, time_zone),
    validate: {
      name: (name) => (name.trim() === '' ? t('form.faults.needed') : null),
      valid_from: (wall) => (isWhole(wall) ? null : t('form.faults.incomplete')),
      valid_until: (wall) => (isWhole(wall) ? null : t('form.faults.incomplete')),
    },
  })
  const save = async (values: Values) => {
    const body = wireOf(values, time_zone)
    const path = { eventId: event.id }
    if (type === null) {
      await read(
        api.POST('/api/v1/events/{eventId}/ticket-types', { params: { path }, headers: keyOf(body), body }),
      )
    } else {
      const params = { path: { ...path, typeId: type.id } }
      await read(api.PATCH('/api/v1/events/{eventId}/ticket-types/{typeId}', { params, body }))
    }
    await queries.invalidateQueries({ queryKey: ticketTypesKey(event.id) })
    say(t('common:saved'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t(type === null ? 'types.add' : 'types.change')}>
      <Form
        form={form}
        onSubmit={save}
        submitLabel={t(type === null ? 'types.add' : 'save_changes')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <TextInput
          label={t('types.name')}
          required
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <NumberInput
          label={t('types.quota')}
          description={t('types.quota_why')}
          min={1}
          allowDecimal={false}
          {...form.getInputProps('quota')}
        />
        <WallField label={t('types.valid_from')} timeZone={time_zone} {...form.getInputProps('valid_from')} />
        <WallField
          label={t('types.valid_until')}
          description={t('types.validity_why', { zone: time_zone })}
          timeZone={time_zone}
          {...form.getInputProps('valid_until')}
        />
      </Form>
    </Dialog>
  )
}

function valuesOf(type: TicketTypeView | null, timeZone: string): Values {
  const wall = (instant: string | null | undefined) => (instant ? wallOf(instant, timeZone) : noTime)
  return {
    name: type?.name ?? '',
    quota: type?.quota ?? '',
    valid_from: wall(type?.valid_from),
    valid_until: wall(type?.valid_until),
  }
}

function wireOf({ name, quota, valid_from, valid_until }: Values, timeZone: string): NewTicketType {
  return {
    name,
    quota: quota === '' ? null : Number(quota),
    valid_from: instantOf(valid_from, timeZone)?.instant ?? null,
    valid_until: instantOf(valid_until, timeZone)?.instant ?? null,
  }
}
