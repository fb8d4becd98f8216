import type { WalletTicket } from '@balai/attendance/tickets/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { keepForAccount, keptForAccount } from '../../../session/remembered-account.ts'
import { useAccount } from '../../../session/session.ts'

export interface Wallet {
  readonly tickets: readonly WalletTicket[]
  /** When the server last said so. */
  readonly asOf: string
  /** It cannot be asked just now. */
  readonly isCopy: boolean
}

/** My tickets; without network those of the last visit, for a door in a cellar. */
export function useWallet() {
  const { id } = useAccount()
  return useQuery({
    queryKey: ['wallet', id],
    queryFn: async () => {
      try {
        const wallet: Wallet = { tickets: await readTickets(), asOf: new Date().toISOString(), isCopy: false }
        keepForAccount('wallet', wallet)
        return wallet
      } catch (error) {
        const copy = toProblem(error).isPassing ? keptForAccount<Wallet>('wallet') : null
        if (copy === null) throw error
        return { ...copy, isCopy: true }
      }
    },
    retry: false,
  })
}

/** Nobody holds thousands; whoever does sees the first of them. */
const most = 500

async function readTickets(): Promise<WalletTicket[]> {
  const tickets: WalletTicket[] = []
  let page_key: string | null = null
  do {
    const query: { limit: number; page_key?: string } = { limit: 100, ...(page_key !== null && { page_key }) }
    const page = await read(api.GET('/api/v1/me/tickets', { params: { query } }))
    tickets.push(...page.data)
    page_key = page.next_page_key
  } while (page_key !== null && tickets.length < most)
  return tickets
}
