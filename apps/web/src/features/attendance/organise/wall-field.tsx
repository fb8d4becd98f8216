import { Group, Input, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'
import { instantOf } from '../../../i18n/wall-clock.ts'

interface WallFieldProps {
  readonly label: string
  readonly description?: string
  readonly timeZone: string
  readonly required?: boolean
  /** `2026-11-20T19:00`; either half may be missing yet. */
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly error?: React.ReactNode
}

/** A date and a time by the wall clock of a zone. Says so where clocks change and the time is none, or two. */
export function WallField(props: WallFieldProps) {
  const { label, description, timeZone, required = false, value = 'T', onChange, error } = props
  const { t } = useTranslation('organise')
  const id = useId()
  const [date = '', time = ''] = value.split('T')
  const note = noteOn(value, timeZone)
  const halves = { required, 'aria-describedby': `${id}-notes`, error: Boolean(error), size: 'md' as const }
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Input.Label component="legend" required={required} size="md">
        {label}
      </Input.Label>
      <Group gap="xs">
        <TextInput
          {...halves}
          type="date"
          aria-label={t('form.date_of', { label })}
          flex="3 1 9rem"
          value={date}
          onChange={({ currentTarget }) => onChange?.(`${currentTarget.value}T${time}`)}
        />
        <TextInput
          {...halves}
          type="time"
          aria-label={t('form.time_of', { label })}
          flex="2 1 6rem"
          value={time}
          onChange={({ currentTarget }) => onChange?.(`${date}T${currentTarget.value}`)}
        />
      </Group>
      <div id={`${id}-notes`}>
        {description !== undefined && (
          <Text size="sm" c="dimmed" mt={4}>
            {description}
          </Text>
        )}
        {note !== null && (
          <Text size="sm" c="kunyit" mt={4}>
            {t(`form.${note.kind}`, { time: note.taken })}
          </Text>
        )}
        {error && <Input.Error mt={4}>{error}</Input.Error>}
      </div>
    </fieldset>
  )
}

function noteOn(wall: string, timeZone: string) {
  const moment = instantOf(wall, timeZone)
  if (moment === null || moment.kind === 'once') return null
  return { kind: moment.kind, taken: formatDateTime(moment.instant, timeZone) }
}
