import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireRole, requireSomebody } from '../gates.ts'
import { shell, threshold } from './frame.tsx'
import { texts } from './search-texts.ts'

const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  validateSearch: texts('show'),
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/notify/inbox/notifications-page.tsx'),
    'NotificationsPage',
  ),
})
const preferences = createRoute({
  getParentRoute: () => shell,
  path: '/notifications/preferences',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/notify/preferences/preferences-page.tsx'),
    'PreferencesPage',
  ),
})
/** Where letters lead: nobody need be logged in. */
const unsubscribe = createRoute({
  getParentRoute: () => threshold,
  path: '/unsubscribe',
  component: lazyRouteComponent(
    () => import('../../features/notify/preferences/unsubscribe-page.tsx'),
    'UnsubscribePage',
  ),
})
const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/admin/webhooks',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/notify/webhooks/webhooks-page.tsx'),
    'WebhooksPage',
  ),
})
const webhook = createRoute({
  getParentRoute: () => shell,
  path: '/admin/webhooks/$webhookId',
  validateSearch: texts('state'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../../features/notify/webhooks/webhook-page.tsx'),
    'WebhookPage',
  ),
})

export const thresholdPages = [unsubscribe] as const
export const shellPages = [notifications, preferences, webhooks, webhook] as const
