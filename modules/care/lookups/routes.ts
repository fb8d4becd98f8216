import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { LookUp, LookUpAnswer } from './contract.ts'
import { type LookUpDeps, lookUpMedicines } from './look-up-medicines.ts'

export function lookUpRoutes(app: App, deps: LookUpDeps & { readonly guard: Guard }): void {
  app.post(
    '/care/lookups',
    {
      schema: {
        tags: ['care'],
        summary: 'Products with the same active ingredients as one',
        description:
          'Information about what products contain, and no medical advice: whether one may be taken instead of another is for a doctor or pharmacist to say. Where several products may be meant, they are asked back and nothing is recommended. Nothing of the question is kept.',
        body: LookUp,
        response: { 200: LookUpAnswer },
      },
      onRequest: deps.guard.scope('care:read'),
    },
    (request) => lookUpMedicines(deps, request.body),
  )
}
