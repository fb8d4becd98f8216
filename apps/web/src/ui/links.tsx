import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
} from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

/** The library's parts as links of the router, with its types for path, params and search. */
export const AnchorLink = createLink(Anchor<'a'>)
export const ButtonLink = createLink(ButtonAnchor)
export const MenuItemLink = createLink(MenuItemAnchor)
export const ActionIconLink = createLink(ActionIconAnchor)

// the type alone would leave a <button> that has an address: no link to open in a new tab, nor to a screen reader
function ButtonAnchor(props: ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>) {
  return <Button component="a" {...props} />
}

function MenuItemAnchor(props: MenuItemProps & Omit<ComponentProps<'a'>, keyof MenuItemProps>) {
  return <Menu.Item component="a" {...props} />
}

function ActionIconAnchor(props: ActionIconProps & Omit<ComponentProps<'a'>, keyof ActionIconProps>) {
  return <ActionIcon component="a" {...props} />
}
