/** How a test asks over HTTP. */
export type Ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  request?: { token?: string; body?: unknown },
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what tests are about
) => Promise<{ status: number; body: any }>

/** A fresh event and what its organiser does with tickets. */
export interface BoxOffice {
  readonly eventId: string
  /** The event's path. */
  readonly event: string
  issue(body: object, token?: string): ReturnType<Ask>
  /** Answers the ticket. */
  issueOne(holder: object): Promise<{ id: string; serial: number; code: string; qr: string; holder: object }>
}

export async function openBoxOffice(ask: Ask, organiser: string, fields: object = {}): Promise<BoxOffice> {
  const answer = await ask('POST', '/events', {
    token: organiser,
    body: {
      title: 'Pesta',
      starts_at: '2026-12-05T12:00:00Z',
      ends_at: '2026-12-05T16:00:00Z',
      ...fields,
    },
  })
  const event = `/events/${answer.body.id}`
  const issue: BoxOffice['issue'] = (body, token = organiser) =>
    ask('POST', `${event}/tickets`, { token, body })
  return {
    eventId: answer.body.id,
    event,
    issue,
    issueOne: async (holder) => (await issue({ holders: [holder] })).body.data[0],
  }
}
