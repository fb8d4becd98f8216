import { useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { libraryKey } from './library-queries.ts'

export type LoanAct = 'renewal' | 'cancellation' | 'hand-over' | 'return'

/** What can be done with a loan. Throws the `Problem` of a refusal. */
export function useLoanActs() {
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  return async (loanId: string, act: LoanAct) => {
    try {
      return await read(
        api.POST(`/api/v1/loans/{loanId}/${act}`, {
          params: { path: { loanId } },
          headers: keyOf([loanId, act]),
        }),
      )
    } finally {
      // a refusal too says that it is not as it stands here
      await queries.invalidateQueries({ queryKey: libraryKey })
    }
  }
}
