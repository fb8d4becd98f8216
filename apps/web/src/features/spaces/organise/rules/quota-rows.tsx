import { ActionIcon, Button, Group, Input, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type QuotaRow, quotaRow } from './rule-values.ts'

interface QuotaRowsProps {
  readonly value?: readonly QuotaRow[]
  readonly onChange?: (rows: readonly QuotaRow[]) => void
  readonly error?: ReactNode
}

const mostQuotas = 20
const roles = ['everybody', 'member', 'crew', 'committee', 'agent', 'admin'] as const

/** How much one person may have here on a day or in a week. */
export function QuotaRows({ value = [], onChange, error }: QuotaRowsProps) {
  const { t } = useTranslation('spaces_admin')
  const id = useId()
  const add = () => onChange?.([...value, quotaRow({ role: 'member', per: 'day', count: 1, hours: '' })])
  return (
    <Stack gap="sm" align="flex-start" role="group" aria-label={t('rules.quotas')} aria-describedby={id}>
      {value.length === 0 && <Text c="dimmed">{t('rules.no_quotas')}</Text>}
      {value.map((row, index) => (
        <QuotaFields
          key={row.key}
          row={row}
          position={index + 1}
          onChange={(changed) => onChange?.(value.with(index, changed))}
          onRemove={() => onChange?.(value.toSpliced(index, 1))}
        />
      ))}
      <div id={id}>{error && <Input.Error>{error}</Input.Error>}</div>
      {value.length < mostQuotas && (
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('rules.add_quota')}
        </Button>
      )}
    </Stack>
  )
}

interface QuotaFieldsProps {
  readonly row: QuotaRow
  readonly position: number
  readonly onChange: (row: QuotaRow) => void
  readonly onRemove: () => void
}

function QuotaFields({ row, position, onChange, onRemove }: QuotaFieldsProps) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const whole = (value: number | string) => (typeof value === 'number' ? value : '')
  return (
    <Group gap="xs" align="flex-end" role="group" aria-label={t('rules.quota', { position })}>
      <NativeSelect
        flex="1 1 10.5rem"
        label={t('rules.who')}
        value={row.role}
        data={roles.map((role) => ({
          value: role,
          label: role === 'everybody' ? t('rules.everybody') : t(`common:roles.${role}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...row, role: roles.find((role) => role === value) ?? 'everybody' })
        }
      />
      <NumberInput
        flex="1 1 5.5rem"
        label={t('rules.at_most_times')}
        placeholder={t('rules.any')}
        min={1}
        max={1_000}
        allowDecimal={false}
        value={row.count}
        onChange={(value) => onChange({ ...row, count: whole(value) })}
      />
      <NumberInput
        flex="1 1 5.5rem"
        label={t('rules.at_most_hours')}
        placeholder={t('rules.any')}
        min={0}
        max={168}
        decimalScale={2}
        value={row.hours}
        onChange={(value) => onChange({ ...row, hours: whole(value) })}
      />
      <NativeSelect
        flex="1 1 8.5rem"
        label={t('rules.per')}
        value={row.per}
        data={[
          { value: 'day', label: t('rules.day') },
          { value: 'week', label: t('rules.week') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...row, per: value === 'week' ? 'week' : 'day' })
        }
      />
      <ActionIcon color="gray" aria-label={t('rules.remove_quota', { position })} onClick={onRemove}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
