import type { EventView } from '@balai/attendance/events/contract.ts'
import type { TicketIssue, TicketTypeView, TicketView } from '@balai/attendance/tickets/contract.ts'
import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPrinter } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { Problem, toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { fieldText } from '../../../ui/problem-text.ts'
import { HolderFields, type HolderValues, noHolder } from './holder-fields.tsx'
import { PrintSheet } from './print-sheet.tsx'

interface IssueDialogProps {
  readonly event: EventView
  readonly types: readonly TicketTypeView[]
  readonly onClose: () => void
}

type Values = { type_id: string; to: 'people' | 'nobody'; holders: HolderValues[]; count: number | string }

/** Tickets for named people, or a number without a name; all of them, or none. */
export function IssueDialog({ event, types, onClose }: IssueDialogProps) {
  const { t } = useTranslation(['organise', 'common'])
  const [issued, setIssued] = useState<readonly TicketView[] | null>(null)
  return (
    <Dialog size="lg" onClose={onClose} title={t('tickets.issue')}>
      {issued === null ? (
        <IssueForm event={event} types={types} onClose={onClose} onIssued={setIssued} />
      ) : (
        <Issued event={event} tickets={issued} onClose={onClose} />
      )}
    </Dialog>
  )
}

function IssueForm(
  props: IssueDialogProps & { readonly onIssued: (tickets: readonly TicketView[]) => void },
) {
  const { event, types, onClose, onIssued } = props
  const { t } = useTranslation(['organise', 'common'])
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const form = useForm<Values>({
    initialValues: { type_id: types[0]?.id ?? '', to: 'people', holders: [noHolder()], count: 10 },
    validate: {
      holders: {
        name: (name, { to }) => (to === 'people' && name.trim() === '' ? t('form.faults.needed') : null),
      },
    },
  })
  const issue = async (values: Values) => {
    const body = issueOf(values)
    try {
      const params = { path: { eventId: event.id } }
      const { data } = await read(
        api.POST('/api/v1/events/{eventId}/tickets', { params, headers: keyOf(body), body }),
      )
      onIssued(data)
    } catch (error) {
      throw toRows(toProblem(error), (path, message) => form.setFieldError(path, message))
    }
    await queries.invalidateQueries({ queryKey: ['events', event.id] })
  }
  return (
    <Form
      form={form}
      onSubmit={issue}
      submitLabel={t('tickets.issue')}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      }
    >
      <Select
        label={t('tickets.type')}
        data={types.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('type_id')}
      />
      <SegmentedControl
        size="md"
        aria-label={t('tickets.to')}
        data={[
          { value: 'people', label: t('tickets.to_people') },
          { value: 'nobody', label: t('tickets.to_nobody') },
        ]}
        {...form.getInputProps('to')}
      />
      {form.values.to === 'nobody' ? (
        <NumberInput
          label={t('tickets.count')}
          description={t('tickets.count_why')}
          min={1}
          max={500}
          allowDecimal={false}
          required
          {...form.getInputProps('count')}
        />
      ) : (
        <Stack gap="sm">
          {form.values.holders.map((holder, place) => (
            <HolderFields
              key={holder.key}
              place={place}
              isOnly={form.values.holders.length === 1}
              inputProps={(field) => form.getInputProps(`holders.${place}.${field}`)}
              onRemove={() => form.removeListItem('holders', place)}
            />
          ))}
          <Button
            variant="light"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => form.insertListItem('holders', noHolder())}
          >
            {t('tickets.one_more')}
          </Button>
        </Stack>
      )}
    </Form>
  )
}

function Issued({
  event,
  tickets,
  onClose,
}: Omit<IssueDialogProps, 'types'> & { tickets: readonly TicketView[] }) {
  const { t } = useTranslation(['organise', 'common'])
  const [isPrinting, setPrinting] = useState(false)
  return (
    <Stack>
      <Text role="status">{t('tickets.issued', { count: tickets.length })}</Text>
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => setPrinting(true)}
        >
          {t('tickets.print')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('done')}
        </Button>
      </Group>
      {isPrinting && <PrintSheet event={event} tickets={tickets} onPrinted={() => setPrinting(false)} />}
    </Stack>
  )
}

function issueOf({ type_id, to, holders, count }: Values): TicketIssue {
  if (to === 'nobody') return { type_id, count: Number(count) }
  return {
    type_id,
    holders: holders.map(({ name, email, username }) => ({
      name,
      email: email.trim() || null,
      username: username.trim() || null,
    })),
  }
}

/** The form knows fields, and not fields of rows: those are handed out here, and the rest is left to it. */
function toRows(problem: Problem, setError: (path: string, message: string) => void): Problem {
  const { status, code, message, requestId, errors } = problem
  const isOfRow = ({ path }: { path: string }) => path.startsWith('body.holders.')
  for (const error of errors.filter(isOfRow))
    setError(error.path.slice('body.'.length), fieldText(error, code))
  return new Problem({
    status,
    code,
    detail: message,
    ...(requestId !== null && { request_id: requestId }),
    errors: errors.filter((error) => !isOfRow(error)),
  })
}
