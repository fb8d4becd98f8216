import { createRootRoute, createRoute } from '@tanstack/react-router'
import { welcomeFirst } from '../gates.ts'
import { NotFoundPage } from '../not-found-page.tsx'
import { WholePageFailed } from '../page-failed.tsx'
import { Root } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { Threshold } from '../threshold.tsx'

export const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: WholePageFailed,
})

/** Pages with the navigation around them. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: welcomeFirst,
  component: Shell,
})
/** Pages before one is logged in. */
export const threshold = createRoute({ getParentRoute: () => root, id: 'threshold', component: Threshold })
