import { ActionIcon, Group, Input, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type HoursFault, isPastMidnight, isRoundTheClock, type Opening } from './week.ts'

interface OpeningFieldsProps {
  /** The day that it is of, for those who hear one field at a time. */
  readonly of: string
  readonly opening: Opening
  readonly fault: HoursFault | undefined
  readonly onChange: (opening: Opening) => void
  readonly onRemove: () => void
}

/** From when to when, and whether that is on the next day. */
export function OpeningFields({ of, opening, fault, onChange, onRemove }: OpeningFieldsProps) {
  const { t } = useTranslation('spaces_admin')
  const id = useId()
  // clocks of twelve hours need the room
  const styles = { input: { paddingInline: '0.5rem' } }
  const both = {
    styles,
    type: 'time',
    flex: '1 1 0',
    miw: 0,
    maw: '9rem',
    error: fault !== undefined,
    'aria-describedby': id,
  } as const
  return (
    <div>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          {...both}
          aria-label={t('hours.opens_of', { day: of })}
          value={opening.opens}
          onChange={({ currentTarget }) => onChange({ ...opening, opens: currentTarget.value })}
        />
        <span aria-hidden>–</span>
        <TextInput
          {...both}
          aria-label={t('hours.closes_of', { day: of })}
          value={opening.closes}
          onChange={({ currentTarget }) => onChange({ ...opening, closes: currentTarget.value })}
        />
        <ActionIcon
          color="gray"
          aria-label={t('hours.remove_of', { day: of, opens: opening.opens })}
          onClick={onRemove}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <div id={id}>
        <Note opening={opening} />
        {fault !== undefined && <Input.Error mt={4}>{t(`hours.faults.${fault}`)}</Input.Error>}
      </div>
    </div>
  )
}

function Note({ opening }: { opening: Opening }) {
  const { t } = useTranslation('spaces_admin')
  if (isRoundTheClock(opening)) {
    return (
      <Text size="sm" c="dimmed">
        {t('hours.round_the_clock')}
      </Text>
    )
  }
  if (!isPastMidnight(opening)) return null
  return (
    <Text size="sm" c="dimmed">
      {t('hours.next_day', { time: opening.closes })}
    </Text>
  )
}
