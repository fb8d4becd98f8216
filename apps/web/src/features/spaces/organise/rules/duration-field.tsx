import { Group, Input, NativeSelect, NumberInput } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface DurationFieldProps {
  readonly label: string
  readonly description?: string
  /** In minutes; `NaN` where there is none yet. */
  readonly value?: number
  readonly onChange?: (minutes: number) => void
  readonly error?: ReactNode
}

const units = { minutes: 1, hours: 60, days: 1_440 } as const
type Unit = keyof typeof units

/** So many minutes, hours or days. */
export function DurationField({ label, description, value = 0, onChange, error }: DurationFieldProps) {
  const { t } = useTranslation('spaces_admin')
  const id = useId()
  const [unit, setUnit] = useState<Unit>(() => unitOf(value))
  const amount = Number.isNaN(value) ? '' : value / units[unit]
  return (
    <Input.Wrapper size="md" maw="26rem" id={id} label={label} description={description} error={error}>
      <Group gap="xs" wrap="nowrap" mt={4}>
        <NumberInput
          id={id}
          flex="1 1 5rem"
          min={0}
          decimalScale={2}
          error={Boolean(error)}
          value={amount}
          onChange={(next) =>
            onChange?.(typeof next === 'number' ? Math.round(next * units[unit]) : Number.NaN)
          }
        />
        <NativeSelect
          flex="1 1 7rem"
          aria-label={t('rules.unit_of', { label })}
          value={unit}
          data={(['minutes', 'hours', 'days'] as const).map((each) => ({
            value: each,
            label: t(`rules.units.${each}`),
          }))}
          onChange={({ currentTarget }) => {
            const next = unitNamed(currentTarget.value)
            // ten minutes become ten hours: that is what somebody wants who changes the unit alone
            if (amount !== '') onChange?.(Math.round(amount * units[next]))
            setUnit(next)
          }}
        />
      </Group>
    </Input.Wrapper>
  )
}

function unitOf(minutes: number): Unit {
  if (minutes === 0 || minutes % units.hours !== 0) return 'minutes'
  return minutes % units.days === 0 ? 'days' : 'hours'
}

const unitNamed = (name: string): Unit => (name === 'days' || name === 'hours' ? name : 'minutes')
