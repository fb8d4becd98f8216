import type { Account, AccountChange } from '@balai/identity/accounts/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import { session, useAccount } from '../../session/session.ts'

/** Changes somebody, who may be the admin self; then this page learns it too. */
export function useChangePerson(person: Account) {
  const queries = useQueryClient()
  const me = useAccount()
  const isMe = me.id === person.id
  const change = async (body: AccountChange) => {
    const after = await read(
      api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: person.id } }, body }),
    )
    if (isMe) session.changeAccount(after)
    queries.setQueryData(['people', person.id], after)
    await queries.invalidateQueries({ queryKey: ['people'] })
    await queries.invalidateQueries({ queryKey: ['sessions', person.id] })
  }
  return { isMe, change }
}
