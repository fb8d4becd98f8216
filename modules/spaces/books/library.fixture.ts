import { newId } from '@balai/db/new-id.ts'
import type { TestApp } from '@balai/testing/test-app.ts'
import type { TestSpaces } from '../spaces.fixture.ts'
import type { Condition, CopyView, NewTitle, TitleView } from './contract.ts'

export interface Reader {
  readonly id: string
  readonly username: string
  readonly token: string
}

/** A member with an account. */
export function aReader(spaces: TestSpaces): Reader {
  const id = newId()
  const username = `reader-${id.slice(-12)}`
  return { id, username, token: spaces.tokenOf(username, 'member', id) }
}

let shelved = 0

/** A title with one copy of each of these conditions. */
export async function shelve(
  ask: TestApp['ask'],
  token: string,
  conditions: readonly Condition[],
  facts: Partial<NewTitle> = {},
): Promise<{ title: TitleView; copies: CopyView[] }> {
  shelved += 1
  const body = { title: `Book ${shelved}`, author: 'Pramoedya Ananta Toer', ...facts }
  const title = created(await ask('POST', '/titles', { token, body }))
  const copies: CopyView[] = []
  for (const [index, condition] of conditions.entries()) {
    const copy = { condition, label: `B${shelved}-${index + 1}` }
    copies.push(created(await ask('POST', `/titles/${title.id}/copies`, { token, body: copy })))
  }
  return { title, copies }
}

function created({ status, body }: Awaited<ReturnType<TestApp['ask']>>) {
  if (status !== 201) throw new Error(`It was not created: ${status} ${JSON.stringify(body)}`)
  return body
}
