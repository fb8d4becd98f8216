import { Grid, NumberInput, Radio, Stack, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '../../../ui/form.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx'
import { type EventValues, faultsOf } from './event-values.ts'
import { WallField } from './wall-field.tsx'

interface EventFormProps {
  readonly initial: EventValues
  /** An event keeps its code, and changes its status by buttons of their own. */
  readonly isNew: boolean
  readonly submitLabel: string
  readonly actions?: ReactNode
  readonly onSubmit: (values: EventValues) => Promise<void>
  /** After what was typed counts as saved, so that one may leave. */
  readonly onSaved: () => void
}

export function EventForm({ initial, isNew, submitLabel, actions, onSubmit, onSaved }: EventFormProps) {
  const { t } = useTranslation('organise')
  const form = useForm<EventValues>({
    initialValues: initial,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(faultsOf(values)).map(([field, fault]) => [field, t(`form.faults.${fault}`)]),
      ),
  })
  const isSaved = useRef(false)
  const save = async (values: EventValues) => {
    await onSubmit(values)
    isSaved.current = true
    form.resetDirty()
    onSaved()
    isSaved.current = false
  }
  const { time_zone } = form.values
  return (
    <Form form={form} onSubmit={save} submitLabel={submitLabel} actions={actions}>
      <LeaveGuard isUnsaved={() => !isSaved.current && form.isDirty()} />
      <Stack gap="md" maw={760}>
        <TextInput label={t('form.title')} required maxLength={200} {...form.getInputProps('title')} />
        <Textarea label={t('form.description')} maxLength={10_000} {...form.getInputProps('description')} />
        <TextInput label={t('form.place')} maxLength={300} {...form.getInputProps('place')} />
        <TimeZoneSelect description={t('form.time_zone_why')} {...form.getInputProps('time_zone')} />
        <Grid>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <WallField
              label={t('form.starts_at')}
              required
              timeZone={time_zone}
              {...form.getInputProps('starts_at')}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <WallField
              label={t('form.ends_at')}
              required
              timeZone={time_zone}
              {...form.getInputProps('ends_at')}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <WallField
              label={t('form.doors_open_at')}
              description={t('form.doors_why')}
              timeZone={time_zone}
              {...form.getInputProps('doors_open_at')}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <NumberInput
              label={t('form.capacity')}
              description={t('form.capacity_why')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              // a number that is too small is said to be, not made into another
              clampBehavior="none"
              allowNegative={false}
              allowDecimal={false}
              {...form.getInputProps('capacity')}
            />
          </Grid.Col>
        </Grid>
        <TagsInput
          size="md"
          label={t('form.gates')}
          description={t('form.gates_why')}
          maxTags={50}
          acceptValueOnBlur
          {...form.getInputProps('gates')}
        />
        <Switch
          size="md"
          label={t('form.reentry')}
          description={t('form.reentry_why')}
          {...form.getInputProps('reentry', { type: 'checkbox' })}
        />
        <TextInput
          label={t('form.code')}
          description={t(isNew ? 'form.code_why' : 'form.code_fixed')}
          disabled={!isNew}
          maxLength={64}
          {...form.getInputProps('code')}
        />
        {isNew && (
          <Radio.Group label={t('form.status')} size="md" {...form.getInputProps('status')}>
            <Stack gap="xs" mt="xs">
              <Radio value="draft" label={t('form.as_draft')} description={t('form.as_draft_why')} />
              <Radio value="published" label={t('form.publish')} description={t('form.publish_why')} />
            </Stack>
          </Radio.Group>
        )}
      </Stack>
    </Form>
  )
}
