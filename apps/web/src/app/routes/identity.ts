import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireRole, requireSomebody, welcomeFirst } from '../gates.ts'
import { shell, threshold } from './frame.tsx'
import { texts } from './search-texts.ts'

const logIn = createRoute({
  getParentRoute: () => threshold,
  path: '/log-in',
  validateSearch: texts('to'),
  beforeLoad: welcomeFirst,
  component: lazyRouteComponent(() => import('../../features/identity/log-in-page.tsx'), 'LogInPage'),
})
const register = createRoute({
  getParentRoute: () => threshold,
  path: '/register',
  validateSearch: texts('to'),
  beforeLoad: welcomeFirst,
  component: lazyRouteComponent(() => import('../../features/identity/register-page.tsx'), 'RegisterPage'),
})
const welcome = createRoute({
  getParentRoute: () => threshold,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../../features/identity/welcome-page.tsx'), 'WelcomePage'),
})
const forgotPassword = createRoute({
  getParentRoute: () => threshold,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../../features/identity/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
})
const resetPassword = createRoute({
  getParentRoute: () => threshold,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../../features/identity/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
})
const verifyEmail = createRoute({
  getParentRoute: () => threshold,
  path: '/verify-email',
  component: lazyRouteComponent(
    () => import('../../features/identity/verify-email-page.tsx'),
    'VerifyEmailPage',
  ),
})
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../../features/identity/profile-page.tsx'), 'ProfilePage'),
})
const security = createRoute({
  getParentRoute: () => shell,
  path: '/security',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../../features/identity/security-page.tsx'), 'SecurityPage'),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people',
  validateSearch: texts('q', 'role', 'status', 'sort'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/identity/people-page.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people/$accountId',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/identity/person-page.tsx'), 'PersonPage'),
})
const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/admin/api-keys',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/identity/api-keys-page.tsx'), 'ApiKeysPage'),
})
const auditLog = createRoute({
  getParentRoute: () => shell,
  path: '/admin/audit-log',
  validateSearch: texts('actor', 'action', 'subject', 'from', 'to'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/identity/audit-log-page.tsx'), 'AuditLogPage'),
})

export const thresholdPages = [logIn, register, welcome, forgotPassword, resetPassword, verifyEmail] as const
export const shellPages = [profile, security, people, person, apiKeys, auditLog] as const
