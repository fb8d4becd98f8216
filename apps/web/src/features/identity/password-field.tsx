import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Tells when Caps Lock is on, as long as nothing is wrong with what was typed. */
export function PasswordField({ description, ...props }: PasswordInputProps) {
  const { t } = useTranslation('identity')
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <PasswordInput
      {...props}
      // the library leaves it out here
      aria-invalid={Boolean(props.error)}
      onKeyDown={look}
      onKeyUp={look}
      description={capsLock ? <span role="status">{t('caps_lock')}</span> : description}
      // what shows a password can be reached with the Tab key too
      visibilityToggleButtonProps={{ 'aria-label': t('toggle_password'), tabIndex: 0 }}
    />
  )
}

/** Says the rules before they are broken; the server holds people to them. */
export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useTranslation('identity')
  return <PasswordField description={t('password_rules')} autoComplete="new-password" {...props} />
}
