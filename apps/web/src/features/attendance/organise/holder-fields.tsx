import { ActionIcon, Group, TextInput, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export type HolderValues = { key: string; name: string; email: string; username: string }

let made = 0

export function noHolder(): HolderValues {
  made += 1
  return { key: String(made), name: '', email: '', username: '' }
}

interface HolderFieldsProps {
  readonly place: number
  readonly isOnly: boolean
  readonly inputProps: (field: 'name' | 'email' | 'username') => object
  readonly onRemove: () => void
}

/** One person who gets a ticket. */
export function HolderFields({ place, isOnly, inputProps, onRemove }: HolderFieldsProps) {
  const { t } = useTranslation('organise')
  const number = place + 1
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <VisuallyHidden component="legend">{t('tickets.person', { number })}</VisuallyHidden>
      <Group gap="xs" align="flex-start">
        <TextInput label={t('tickets.name')} required flex="2 1 11rem" {...inputProps('name')} />
        <TextInput label={t('tickets.email')} type="email" flex="2 1 11rem" {...inputProps('email')} />
        <TextInput label={t('tickets.username')} flex="1 1 8rem" {...inputProps('username')} />
        {!isOnly && (
          <ActionIcon
            mt={26}
            color="delima"
            aria-label={t('tickets.drop_person', { number })}
            onClick={onRemove}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </fieldset>
  )
}
