import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

/** What came of the question: it takes the focus, so that a screen reader goes on there. */
export function FindingTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Title order={2} id="finding" ref={heading} tabIndex={-1} mb="xs">
      {children}
    </Title>
  )
}
