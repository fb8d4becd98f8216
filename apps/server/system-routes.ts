import type { App } from '@balai/http/app.ts'
import { readSystem, type SystemDeps } from './read-system.ts'
import { SystemView } from './system-view.ts'

/** What the one who keeps the house running wants to know of this process and what it stands on. */
export function systemRoutes(app: App, deps: SystemDeps): void {
  app.get(
    '/system',
    {
      schema: {
        tags: ['operation'],
        summary: 'How this process and its database are doing',
        description: 'Of several replicas the one that answers tells of itself.',
        response: { 200: SystemView },
      },
      onRequest: deps.hosted.guard.role('admin'),
    },
    () => readSystem(deps),
  )
}
