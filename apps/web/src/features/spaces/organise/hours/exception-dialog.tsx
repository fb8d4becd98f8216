import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { useWorkKey } from '../../../../api/work-key.ts'
import { Dialog } from '../../../../ui/dialog.tsx'
import { Form } from '../../../../ui/form.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { OpeningsEditor } from './openings-editor.tsx'
import { dayHoursOf, faultsOf, newOpening, type Opening } from './week.ts'

interface ExceptionDialogProps {
  /** Null: it is about the whole house. */
  readonly area: AreaView | null
  readonly onClose: () => void
}

type Values = {
  where: 'area' | 'house'
  from_date: string
  to_date: string
  note: string
  how: 'closed' | 'other'
  hours: readonly Opening[]
}

export function ExceptionDialog({ area, onClose }: ExceptionDialogProps) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const form = useForm<Values>({
    initialValues: {
      where: area === null ? 'house' : 'area',
      from_date: '',
      to_date: '',
      note: '',
      how: 'closed',
      hours: [newOpening('10:00', '15:00')],
    },
    validate: {
      from_date: (date) => (date === '' ? t('needed') : null),
      to_date: (date, { from_date }) =>
        date !== '' && date < from_date ? t('exceptions.ends_before') : null,
      hours: (hours, { how }) => (how === 'other' && faultsOf(hours).size > 0 ? t('hours.faulty') : null),
    },
  })
  const add = async (values: Values) => {
    const body = {
      area_id: values.where === 'area' ? (area?.id ?? null) : null,
      from_date: values.from_date,
      to_date: values.to_date || values.from_date,
      note: values.note.trim(),
      hours: values.how === 'closed' ? [] : dayHoursOf(values.hours),
    }
    await read(api.POST('/api/v1/opening-exceptions', { headers: keyOf(body), body }))
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('exceptions.added'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('exceptions.add')}>
      <Form
        form={form}
        onSubmit={add}
        submitLabel={t('exceptions.submit')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t('exceptions.from')}
            required
            data-autofocus
            {...form.getInputProps('from_date')}
          />
          <TextInput type="date" label={t('exceptions.to')} {...form.getInputProps('to_date')} />
        </Group>
        <TextInput
          label={t('exceptions.note')}
          description={t('exceptions.note_why')}
          maxLength={200}
          {...form.getInputProps('note')}
        />
        {area !== null && (
          <Radio.Group label={t('exceptions.where')} {...form.getInputProps('where')}>
            <Stack gap="xs" mt="xs">
              <Radio value="area" label={t('exceptions.only_here', { name: area.name })} />
              <Radio value="house" label={t('exceptions.house')} />
            </Stack>
          </Radio.Group>
        )}
        <Radio.Group label={t('exceptions.hours')} {...form.getInputProps('how')}>
          <Stack gap="xs" mt="xs">
            <Radio value="closed" label={t('hours.closed')} />
            <Radio value="other" label={t('exceptions.other_hours')} />
          </Stack>
        </Radio.Group>
        {form.values.how === 'other' && (
          <OpeningsEditor
            of={t('exceptions.these_dates')}
            openings={form.values.hours}
            onChange={(hours) => form.setFieldValue('hours', hours)}
          />
        )}
      </Form>
    </Dialog>
  )
}
