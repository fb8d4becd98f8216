/** An answer as a test looks at it: the body parsed where it is JSON. */
export interface Answer {
  readonly status: number
  // @NOTE a test says by its expectations what a body is
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any
  readonly headers: Headers
}

export type Ask = (method: string, path: string, options?: AskOptions) => Promise<Answer>

export interface AskOptions {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is a string: that goes as it is. */
  readonly body?: object | string
}

/** Asks a running server over HTTP, as curl would. */
export function createClient(url: string): Ask {
  return async (method, path, { token, headers = {}, body } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(typeof body === 'object' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: parse(text), headers: response.headers }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
