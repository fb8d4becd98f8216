import { CloseButton, Drawer, Group, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './seat-sheet.module.css'

interface SeatSheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Beside the map, which stays in sight; on a phone it comes up from below. */
export function SeatSheet({ title, onClose, children }: SeatSheetProps) {
  const { t } = useTranslation()
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false })
  return isWide ? (
    <SeatAside title={title} onClose={onClose}>
      {children}
    </SeatAside>
  ) : (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: styles.drawer ?? '' }}
    >
      {children}
    </Drawer>
  )
}

function SeatAside({ title, onClose, children }: SeatSheetProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (title !== '') heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <aside
      aria-label={title}
      className={styles.aside}
      onKeyDown={({ key, defaultPrevented }) => {
        if (key === 'Escape' && !defaultPrevented) onClose()
      }}
    >
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <CloseButton size="lg" aria-label={t('close')} onClick={onClose} />
      </Group>
      {children}
    </aside>
  )
}
