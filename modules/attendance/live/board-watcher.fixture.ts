import type { BoardView } from './contract.ts'

export interface BoardEvent {
  readonly id: string
  readonly event: string
  readonly data: BoardView
}

export interface BoardWatcher {
  /** Waits for the next event, or for the first one from now on that satisfies. */
  next(satisfies?: (event: BoardEvent) => boolean): Promise<BoardEvent>
  leave(): void
}

/** Watches a live board as a browser would. */
export async function watchBoard(
  url: string,
  eventId: string,
  token: string,
  lastEventId?: string,
): Promise<BoardWatcher> {
  const gone = new AbortController()
  const response = await fetch(`${url}/api/v1/events/${eventId}/live`, {
    signal: gone.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  })
  if (response.status !== 200 || response.body === null)
    throw new Error(`The board answered ${response.status}.`)
  const events = readEvents(response.body)
  return {
    async next(satisfies = () => true) {
      for (;;) {
        const { value } = await events.next()
        if (value === undefined) throw new Error('The stream has ended.')
        if (satisfies(value)) return value
      }
    },
    leave: () => gone.abort(),
  }
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<BoardEvent> {
  let text = ''
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const messages = (text + piece).split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? ''
      if (field('data') !== '')
        yield { id: field('id'), event: field('event'), data: JSON.parse(field('data')) }
    }
  }
}
