export interface ReceivedEvent<Data> {
  readonly id: string
  readonly event: string
  readonly data: Data
}

export interface EventReader<Data> {
  /** Waits for the next event, or for the first one from now on that satisfies; throws when the stream ends before. */
  next(satisfies?: (event: ReceivedEvent<Data>) => boolean): Promise<ReceivedEvent<Data>>
  leave(): void
}

/** Reads server-sent events as a browser would, while they come. Throws when the answer is not 200. */
export async function readEvents<Data>(
  url: string,
  token: string,
  lastEventId?: string,
): Promise<EventReader<Data>> {
  const gone = new AbortController()
  const authorization = `Bearer ${token}`
  const seen = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const { status, body } = await fetch(url, { signal: gone.signal, headers: { authorization, ...seen } })
  if (status !== 200 || body === null) throw new Error(`The stream answered ${status}.`)
  const events = parseEvents<Data>(body)
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

async function* parseEvents<Data>(body: ReadableStream<Uint8Array>): AsyncGenerator<ReceivedEvent<Data>> {
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
