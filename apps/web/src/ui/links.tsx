import { Anchor, Button, Menu } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** The library's parts as links of the router, with its types for path, params and search. */
export const AnchorLink = createLink(Anchor<'a'>)
export const ButtonLink = createLink(Button<'a'>)
export const MenuItemLink = createLink(Menu.Item<'a'>)
