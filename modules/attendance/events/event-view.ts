import type { EventRow } from '../tables.ts'
import type { EventView } from './contract.ts'

export function viewEvent(event: EventRow, myRole: EventView['my_role']): EventView {
  return {
    ...event,
    starts_at: event.starts_at?.toISOString() ?? null,
    ends_at: event.ends_at?.toISOString() ?? null,
    doors_open_at: event.doors_open_at?.toISOString() ?? null,
    created_at: event.created_at.toISOString(),
    updated_at: event.updated_at.toISOString(),
    my_role: myRole,
  }
}
