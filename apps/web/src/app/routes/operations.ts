import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireRole } from '../gates.ts'
import { shell } from './frame.tsx'

const deadLetters = createRoute({
  getParentRoute: () => shell,
  path: '/admin/dead-letters',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/operations/dead-letters-page.tsx'),
    'DeadLettersPage',
  ),
})
const health = createRoute({
  getParentRoute: () => shell,
  path: '/admin/health',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/operations/health-page.tsx'), 'HealthPage'),
})

export const shellPages = [deadLetters, health] as const
