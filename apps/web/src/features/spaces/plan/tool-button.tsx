import { ActionIcon } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'

interface ToolButtonProps extends Omit<ComponentProps<'button'>, 'color' | 'ref' | 'style'> {
  readonly label: string
  readonly pressed?: boolean
  readonly children: ReactNode
}

/** A tool of a plan: a picture, with its name for those who point at it or hear it. */
export function ToolButton({ label, pressed, disabled, ...button }: ToolButtonProps) {
  return (
    <ActionIcon
      {...button}
      aria-label={label}
      title={label}
      variant={pressed ? 'filled' : 'subtle'}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...(disabled && { disabled, bg: 'transparent' })}
    />
  )
}
