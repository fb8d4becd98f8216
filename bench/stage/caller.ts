import type { Role } from '@balai/contract/principal.ts'
import type { Tokens } from '@balai/identity/sessions/contract.ts'

export interface Caller {
  readonly token: string
  post<Answer>(path: string, body: object): Promise<Answer>
  put<Answer>(path: string, body: object): Promise<Answer>
}

export function callerAt(url: string, token: string): Caller {
  const send = (method: string) => async (path: string, body: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as never
  }
  return { token, post: send('POST'), put: send('PUT') }
}

/** Somebody new; the first of a house may take any role. */
export async function registerCaller(url: string, username: string, role: Role): Promise<Caller> {
  const password = 'kursi-dekat-jendela'
  const registration = { username, password, role }
  const { access_token } = await callerAt(url, '').post<Tokens>('/api/v1/auth/register', registration)
  return callerAt(url, access_token)
}
