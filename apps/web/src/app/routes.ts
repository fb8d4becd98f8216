import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import * as attendance from './routes/attendance.ts'
import * as care from './routes/care.ts'
import { root, shell, threshold } from './routes/frame.tsx'
import * as identity from './routes/identity.ts'
import * as library from './routes/library.ts'
import * as notify from './routes/notify.ts'
import * as operations from './routes/operations.ts'
import * as spaces from './routes/spaces.ts'

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

/**
 * Every page there is. What each needs stands in routes/, a file for each feature: its path, who may open it, and the
 * file that it is loaded from when somebody does.
 */
export const routeTree = root.addChildren([
  threshold.addChildren([...identity.thresholdPages, ...notify.thresholdPages]),
  shell.addChildren([
    home,
    ...identity.shellPages,
    ...attendance.shellPages,
    ...spaces.shellPages,
    ...library.shellPages,
    ...care.shellPages,
    ...notify.shellPages,
    ...operations.shellPages,
  ]),
  ...attendance.barePages,
])
