import type { AreaView } from '@balai/spaces/areas/contract.ts'

/** Where the picture beneath the plan is, for a `PlanBoard`; another picture has another address. */
export const planPicture = ({ id, plan_picture }: Pick<AreaView, 'id' | 'plan_picture'>): string | null =>
  plan_picture === null ? null : `/api/v1/areas/${id}/plan-picture?version=${plan_picture}`
