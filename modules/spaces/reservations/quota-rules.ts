import type { Role } from '@balai/contract/principal.ts'
import type { Quota } from '../areas/contract.ts'
import type { Refusal } from './contract.ts'
import { type BookingFacts, minute, refusal, type Span } from './stay-rules.ts'

/** How much one person may have here on a day or in a week; a reservation counts where it begins. */
export function judgeQuotas(stay: Span, facts: BookingFacts): Refusal[] {
  return quotasOf(facts.rules.quotas, facts.role).flatMap((quota) => judgeQuota(stay, quota, facts))
}

export const quotasOf = (quotas: readonly Quota[], role: Role): Quota[] =>
  quotas.filter((quota) => quota.role === null || quota.role === role)

function judgeQuota(stay: Span, quota: Quota, { wall, mine }: BookingFacts): Refusal[] {
  const window = quota.per === 'day' ? wall.dayOf(stay.from) : wall.weekOf(stay.from)
  const counted = mine.filter(({ from }) => window.from <= from && from < window.to)
  const refusals: Refusal[] = []
  if (quota.count !== null && counted.length + 1 > quota.count) {
    const message = `Nobody has more than ${quota.count} reservations here in one ${quota.per}.`
    refusals.push(refusal('quota_count', message, window.to))
  }
  const minutes = [...counted, stay].reduce((sum, span) => sum + minutesOf(span), 0)
  if (quota.minutes !== null && minutes > quota.minutes) {
    const message = `Nobody has more than ${quota.minutes} minutes here in one ${quota.per}.`
    // what is longer by itself never fits
    refusals.push(refusal('quota_minutes', message, minutesOf(stay) > quota.minutes ? null : window.to))
  }
  return refusals
}

const minutesOf = ({ from, to }: Span) => (to.getTime() - from.getTime()) / minute
