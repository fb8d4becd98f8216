export interface Caller {
  readonly token: string
  post<Answer>(path: string, body: object): Promise<Answer>
}

export function callerAt(url: string, token: string): Caller {
  return {
    token,
    async post(path, body) {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as never
    },
  }
}
