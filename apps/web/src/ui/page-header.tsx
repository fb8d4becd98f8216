import { Group, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page-header.module.css'

interface PageHeaderProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Where the page belongs to: shown above the title. */
  readonly back?: { readonly to: string; readonly label: string }
  /** Buttons of the whole page. */
  readonly children?: ReactNode
}

let pagesSeen = 0

/** The one h1 of a page. After a navigation it takes the focus, so that a screen reader says where one is. */
export function PageHeader({ title, lead, back, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Balai`
  }, [title])
  useEffect(() => {
    if (pagesSeen > 0) heading.current?.focus({ preventScroll: true })
    pagesSeen += 1
  }, [])
  return (
    <header className={styles.header}>
      {back !== undefined && (
        <Link to={back.to} className={styles.back}>
          <IconArrowLeft size={18} aria-hidden />
          {back.label}
        </Link>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <div className={styles.words}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} component="div">
              {lead}
            </Text>
          )}
        </div>
        {children !== undefined && <Group gap="sm">{children}</Group>}
      </Group>
    </header>
  )
}
