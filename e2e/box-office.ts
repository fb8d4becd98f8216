import { expect } from '@playwright/test'
import { type Person, Refusal } from './people.ts'

/** An event as the journeys name its parts. */
export interface StagedEvent {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly gates: readonly string[]
}

export interface StagedTicket {
  readonly id: string
  readonly code: string
  /** What its QR holds. */
  readonly qr: string
}

interface EventOptions {
  readonly title?: string
  readonly gates?: readonly string[]
  /** Hours from now; the doors are open unless told. */
  readonly startsIn?: number
  readonly status?: 'draft' | 'published'
  readonly capacity?: number
  readonly reentry?: boolean
  readonly place?: string
  readonly description?: string
}

export async function createEvent(by: Person, options: EventOptions = {}): Promise<StagedEvent> {
  const { startsIn = -1, title = 'Malam Keroncong', gates = ['Utara', 'Selatan'], ...facts } = options
  const { body } = await by.ask('POST', '/api/v1/events', {
    title,
    gates,
    place: 'Pendopo',
    status: 'published',
    starts_at: hoursFromNow(startsIn),
    ends_at: hoursFromNow(startsIn + 5),
    ...facts,
  })
  return body
}

const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

/** Adds a kind of ticket and gives its id. */
export async function addTicketType(by: Person, event: StagedEvent, name = 'Umum', quota?: number) {
  const { body } = await by.ask('POST', `/api/v1/events/${event.id}/ticket-types`, {
    name,
    ...(quota !== undefined && { quota }),
  })
  return body.id as string
}

interface IssueOptions {
  /** Without it the event must have exactly one type. */
  readonly typeId?: string
  readonly holders?: readonly { readonly name: string; readonly username?: string; readonly email?: string }[]
  readonly count?: number
}

export async function issueTickets(
  by: Person,
  event: StagedEvent,
  { typeId, holders, count }: IssueOptions,
): Promise<StagedTicket[]> {
  const { body } = await by.ask('POST', `/api/v1/events/${event.id}/tickets`, {
    ...(typeId !== undefined && { type_id: typeId }),
    ...(holders === undefined ? { count: count ?? 1 } : { holders }),
  })
  return body.data
}

/** Another module made the account: attendance hears of it a moment later, and until then it knows nobody of that name. */
export async function postCrew(
  by: Person,
  event: StagedEvent,
  member: Person,
  role: 'manager' | 'scanner' = 'scanner',
  gates: readonly string[] = [],
): Promise<void> {
  const path = `/api/v1/events/${event.id}/crew/${member.username}`
  const post = async () => {
    try {
      await by.ask('PUT', path, { role, gates })
      return 'posted'
    } catch (error) {
      if (error instanceof Refusal && error.code === 'unknown_account') return error.code
      throw error
    }
  }
  await expect.poll(post).toBe('posted')
}

/** Lets a ticket in by the API, as another door would. */
export async function checkIn(by: Person, event: StagedEvent, ticket: StagedTicket, gate: string) {
  const { body } = await by.ask('POST', `/api/v1/events/${event.id}/check-ins`, { qr: ticket.qr, gate })
  return body as { result: string; scan_id: string }
}
