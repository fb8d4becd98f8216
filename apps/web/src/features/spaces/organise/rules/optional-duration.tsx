import { Stack, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { DurationField } from './duration-field.tsx'

interface OptionalDurationProps {
  /** What is done or not. */
  readonly label: string
  readonly description: string
  /** After how long, or how long before. */
  readonly durationLabel: string
  readonly usual: number
  readonly value?: number | null
  readonly onChange?: (minutes: number | null) => void
  readonly error?: ReactNode
}

/** Something that is done after so many minutes, or not at all. */
export function OptionalDuration(props: OptionalDurationProps) {
  const { label, description, durationLabel, usual, value = null, onChange, error } = props
  return (
    <Stack gap="xs">
      <Switch
        label={label}
        description={description}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange?.(currentTarget.checked ? usual : null)}
      />
      {value !== null && (
        <DurationField
          label={durationLabel}
          value={value}
          onChange={(next) => onChange?.(next)}
          error={error}
        />
      )}
    </Stack>
  )
}
