import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireRole, requireSomebody } from '../gates.ts'
import { shell } from './frame.tsx'

/** No search: what somebody looks up must stand in no address. */
const medicines = createRoute({
  getParentRoute: () => shell,
  path: '/medicines',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../../features/care/medicines-page.tsx'), 'MedicinesPage'),
})
const care = createRoute({
  getParentRoute: () => shell,
  path: '/admin/medicines',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/care/organise/care-page.tsx'), 'CarePage'),
})

export const shellPages = [medicines, care] as const
