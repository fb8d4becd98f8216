import type { Role } from '@balai/contract/principal.ts'
import type { AreaPatch, AreaRules, AreaView, Quota } from '@balai/spaces/areas/contract.ts'

/** A row of the form; a field that is left empty limits nothing. */
export interface QuotaRow {
  /** Its name while it is edited. */
  readonly key: number
  readonly role: Role | 'everybody'
  readonly per: Quota['per']
  readonly count: number | ''
  readonly hours: number | ''
}

/** What stands in the fields: `NaN` where a number is missing yet. */
export type RuleValues = Pick<AreaView, 'name' | 'kind' | 'description' | 'time_zone'> &
  Omit<AreaRules, 'quotas'> & { quotas: readonly QuotaRow[] }

export function valuesOf(area: AreaView): RuleValues {
  const { name, kind, description, time_zone, step_minutes, min_minutes, max_minutes, lead_minutes } = area
  const { ahead_days, hold_minutes, offer_minutes, check_in_early_minutes, no_show_minutes } = area
  const { reminder_minutes, needs_approval, quotas } = area
  return {
    name,
    kind,
    description,
    time_zone,
    step_minutes,
    min_minutes,
    max_minutes,
    lead_minutes,
    ahead_days,
    hold_minutes,
    offer_minutes,
    check_in_early_minutes,
    no_show_minutes,
    reminder_minutes,
    needs_approval,
    quotas: quotas.map(({ role, per, count, minutes }) =>
      quotaRow({
        role: role ?? 'everybody',
        per,
        count: count ?? '',
        hours: minutes === null ? '' : minutes / 60,
      }),
    ),
  }
}

let made = 0

export function quotaRow(row: Omit<QuotaRow, 'key'>): QuotaRow {
  made += 1
  return { key: made, ...row }
}

export const quotaOf = ({ role, per, count, hours }: QuotaRow): Quota => ({
  role: role === 'everybody' ? null : role,
  per,
  count: count === '' ? null : count,
  minutes: hours === '' ? null : Math.round(hours * 60),
})

/** Only what is other than it was: two admins may change two rules at once. */
export function patchOf(before: RuleValues, now: RuleValues): AreaPatch {
  const [old, wire] = [wireOf(before), wireOf(now)]
  const changed = Object.entries(wire).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof typeof old]),
  )
  return Object.fromEntries(changed)
}

const wireOf = (values: RuleValues) => ({
  ...values,
  name: values.name.trim(),
  quotas: values.quotas.map(quotaOf),
})

export type RuleFault = 'needed' | 'less_than_min' | 'quota_of_nothing'

/** What can be told before the server is asked. */
export function faultsOf(values: RuleValues): Partial<Record<keyof RuleValues, RuleFault>> {
  const missing = Object.entries(values).filter(([, value]) => Number.isNaN(value) || value === '')
  const faults = Object.fromEntries(
    missing.filter(([field]) => field !== 'description').map(([field]) => [field, 'needed' as const]),
  )
  return {
    ...(values.max_minutes < values.min_minutes && { max_minutes: 'less_than_min' as const }),
    ...(values.quotas.some(({ count, hours }) => count === '' && hours === '') && {
      quotas: 'quota_of_nothing' as const,
    }),
    ...faults,
  }
}
