import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

export interface SectionHeaderProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Buttons of this page. */
  readonly children?: ReactNode
}

/** The h1 under which a section was shown last. */
let above: Element | null = null

/**
 * The h2 of a page inside a layout, whose h1 (`of`) is what all its sections are about. From one section to the next it
 * takes the focus, as the h1 does from page to page.
 */
export function SectionHeader({ of, title, lead, children }: SectionHeaderProps & { readonly of: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${of} · Balai`
  }, [title, of])
  useEffect(() => {
    const now = document.querySelector('h1')
    if (now === above) heading.current?.focus({ preventScroll: true })
    above = now
  }, [])
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <div style={{ flex: '1 1 16rem' }}>
        <Title order={2} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead !== undefined && (
          <Text c="dimmed" mt={2}>
            {lead}
          </Text>
        )}
      </div>
      {children !== undefined && <Group gap="sm">{children}</Group>}
    </Group>
  )
}
