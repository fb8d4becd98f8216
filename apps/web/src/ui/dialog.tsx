import { Modal, type ModalProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The library's dialog with a close button that has a name. Shown as long as it is there, unless told otherwise. */
export function Dialog({
  opened = true,
  ...props
}: Omit<ModalProps, 'opened' | 'closeButtonProps'> & { opened?: boolean }) {
  const { t } = useTranslation()
  return <Modal {...props} opened={opened} closeButtonProps={{ 'aria-label': t('close') }} />
}
