import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireRole, requireSomebody } from '../gates.ts'
import { shell } from './frame.tsx'
import { texts } from './search-texts.ts'

const library = createRoute({
  getParentRoute: () => shell,
  path: '/library',
  validateSearch: texts('q', 'tag', 'condition', 'free'),
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/library-page.tsx'),
    'LibraryPage',
  ),
})
const title = createRoute({
  getParentRoute: () => shell,
  path: '/library/$titleId',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../../features/spaces/library/title-page.tsx'), 'TitlePage'),
})
const loans = createRoute({
  getParentRoute: () => shell,
  path: '/library/loans',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/my-loans-page.tsx'),
    'MyLoansPage',
  ),
})
const desk = createRoute({
  getParentRoute: () => shell,
  path: '/library/desk',
  validateSearch: texts('q'),
  beforeLoad: requireRole('crew', 'admin'),
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/desk/loan-desk-page.tsx'),
    'LoanDeskPage',
  ),
})
const titles = createRoute({
  getParentRoute: () => shell,
  path: '/admin/library',
  validateSearch: texts('q', 'sort'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/organise/titles-page.tsx'),
    'TitlesPage',
  ),
})
const newTitle = createRoute({
  getParentRoute: () => shell,
  path: '/admin/library/new',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/organise/new-title-page.tsx'),
    'NewTitlePage',
  ),
})
const editTitle = createRoute({
  getParentRoute: () => shell,
  path: '/admin/library/$titleId',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/spaces/library/organise/edit-title-page.tsx'),
    'EditTitlePage',
  ),
})

export const shellPages = [library, title, loans, desk, titles, newTitle, editTitle] as const
