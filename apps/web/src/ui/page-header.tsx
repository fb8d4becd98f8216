import { Group, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import styles from './page-header.module.css'
import { useArrival } from './use-arrival.ts'

interface PageHeaderProps {
  readonly title: string
  /** Of the document, where two pages have one heading. */
  readonly documentTitle?: string
  readonly lead?: ReactNode
  /** Where the page belongs to: shown above the title. */
  readonly back?: { readonly to: string; readonly label: string }
  /** Buttons of the whole page. */
  readonly children?: ReactNode
}

/** The one h1 of a page. It names the document too. */
export function PageHeader({ title, documentTitle = title, lead, back, children }: PageHeaderProps) {
  const heading = useArrival()
  useEffect(() => {
    document.title = `${documentTitle} · Balai`
  }, [documentTitle])
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
