import {
  Card,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMinutes } from '../../../../i18n/format.ts'
import { TimeZoneSelect } from '../../../../ui/time-zone-select.tsx'
import { areaKinds } from '../area-kinds.ts'
import { DurationField } from './duration-field.tsx'
import { OptionalDuration } from './optional-duration.tsx'
import { QuotaRows } from './quota-rows.tsx'
import type { RuleValues } from './rule-values.ts'

interface FieldsProps {
  readonly form: UseFormReturnType<RuleValues>
}

export function AboutFields({ form }: FieldsProps) {
  const { t } = useTranslation(['spaces_admin', 'plan'])
  return (
    <Section title={t('rules.about')}>
      <TextInput label={t('name')} required maxLength={100} {...form.getInputProps('name')} />
      <Select
        label={t('kind')}
        data={areaKinds.map((kind) => ({ value: kind, label: t(`plan:area_kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <Textarea label={t('description')} maxLength={2_000} {...form.getInputProps('description')} />
      <TimeZoneSelect description={t('time_zone_why')} {...form.getInputProps('time_zone')} />
    </Section>
  )
}

/** They divide a day evenly. */
const steps = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440]

export function TimeFields({ form }: FieldsProps) {
  const { t } = useTranslation('spaces_admin')
  const { value, onChange, ...step } = form.getInputProps('step_minutes')
  const offered = steps.includes(value) ? steps : [...steps, value].toSorted((a, b) => a - b)
  return (
    <Section title={t('rules.times')}>
      <Select
        label={t('rules.step')}
        description={t('rules.step_why')}
        data={offered.map((minutes) => ({ value: String(minutes), label: formatMinutes(minutes) }))}
        value={String(value)}
        onChange={(next) => onChange(Number(next))}
        {...step}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DurationField label={t('rules.min')} {...form.getInputProps('min_minutes')} />
        <DurationField label={t('rules.max')} {...form.getInputProps('max_minutes')} />
        <DurationField
          label={t('rules.lead_time')}
          description={t('rules.lead_time_why')}
          {...form.getInputProps('lead_minutes')}
        />
        <NumberInput
          label={t('rules.ahead')}
          description={t('rules.ahead_why')}
          min={0}
          max={730}
          allowDecimal={false}
          {...form.getInputProps('ahead_days')}
          onChange={(days) => form.setFieldValue('ahead_days', typeof days === 'number' ? days : Number.NaN)}
          value={Number.isNaN(form.values.ahead_days) ? '' : form.values.ahead_days}
        />
      </SimpleGrid>
      <Switch
        label={t('rules.approval')}
        description={t('rules.approval_why')}
        {...form.getInputProps('needs_approval', { type: 'checkbox' })}
      />
    </Section>
  )
}

export function QuotaSection({ form }: FieldsProps) {
  const { t } = useTranslation('spaces_admin')
  return (
    <Section title={t('rules.quotas')}>
      <QuotaRows {...form.getInputProps('quotas')} />
    </Section>
  )
}

export function AttendanceFields({ form }: FieldsProps) {
  const { t } = useTranslation('spaces_admin')
  return (
    <Section title={t('rules.afterwards')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DurationField
          label={t('rules.hold')}
          description={t('rules.hold_why')}
          {...form.getInputProps('hold_minutes')}
        />
        <DurationField
          label={t('rules.offer')}
          description={t('rules.offer_why')}
          {...form.getInputProps('offer_minutes')}
        />
      </SimpleGrid>
      <DurationField label={t('rules.check_in_early')} {...form.getInputProps('check_in_early_minutes')} />
      <OptionalDuration
        label={t('rules.no_show')}
        description={t('rules.no_show_why')}
        durationLabel={t('rules.no_show_after')}
        usual={30}
        {...form.getInputProps('no_show_minutes')}
      />
      <OptionalDuration
        label={t('rules.reminder')}
        description={t('rules.reminder_why')}
        durationLabel={t('rules.reminder_before')}
        usual={60}
        {...form.getInputProps('reminder_minutes')}
      />
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="md">
        <Title order={3}>{title}</Title>
        {children}
      </Stack>
    </Card>
  )
}
