import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { AreaParams, Plan, PlanView } from './contract.ts'
import { savePlan } from './save-plan.ts'
import { viewSeat } from './seat-view.ts'

export function planRoutes(app: App, deps: RouteDeps): void {
  app.put(
    '/areas/:areaId/plan',
    {
      schema: {
        tags: ['areas'],
        summary: 'Save the plan of an area: the grid, its seats and where they stand, new and retired ones',
        description:
          'All of it or nothing. Of a seat with an `id` that is changed which is named; one without is new. ' +
          'A seat that is not named at all stays as it is.',
        params: AreaParams,
        body: Plan,
        response: { 200: PlanView },
      },
      onRequest: deps.guard.role('admin'),
      bodyLimit: 1_048_576,
    },
    async (request) => {
      const { area, seats } = await savePlan(deps, request.params.areaId, request.body)
      const { plan_columns, plan_rows } = area
      return { plan_columns, plan_rows, seats: seats.map((seat) => viewSeat(seat, principalOf(request))) }
    },
  )
}
