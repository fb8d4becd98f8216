import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import { type DemoDeps, seedDemo } from './seed-demo.ts'

const DemoData = Type.Object({
  events: Type.Integer(),
  tickets: Type.Integer(),
  areas: Type.Integer(),
  seats: Type.Integer(),
  titles: Type.Integer(),
  accounts: Type.Integer(),
  password: Type.String({ description: 'Of each demo account; it is told this once' }),
  usernames: Type.Array(Type.String(), { description: 'Those that can log in' }),
})

/** What `balai seed --demo` does, for an admin who would rather look around first. */
export function demoRoutes(app: App, deps: DemoDeps & { readonly guard: Guard }): void {
  app.post(
    '/installation/demo-data',
    {
      schema: {
        tags: ['installation'],
        summary: 'Fill the house with events, tickets, seats, books and people to try it with',
        description:
          'Takes some seconds. The caller finds tickets in the own wallet. 409 `demo_data_exists` the second time. ' +
          'There is no way back: for a house in earnest start with another database.',
        response: { 201: DemoData },
      },
      onRequest: deps.guard.role('admin'),
      config: { idempotent: true, rate: 'costly' },
    },
    async (request, reply) => {
      const seeded = await seedDemo(deps, { account: accountOf(request), address: request.ip })
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...seeded, usernames: [...seeded.usernames] })
    },
  )
}
