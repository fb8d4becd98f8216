import type { WeekdayHours } from '../hours/contract.ts'
import type { Area } from './area-store.ts'
import type { AreaView } from './contract.ts'

export function viewArea(area: Area, hours: readonly WeekdayHours[]): AreaView {
  return {
    ...area,
    opening_hours: [...hours],
    retired_at: area.retired_at?.toISOString() ?? null,
    created_at: area.created_at.toISOString(),
    updated_at: area.updated_at.toISOString(),
  }
}
