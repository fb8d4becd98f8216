import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { replaceTicket } from './replace-ticket.ts'
import { retryBusyDoors } from './retry-busy-doors.ts'
import { holdTicket, requireTicketManager } from './ticket-access.ts'
import type { TypedTicket } from './ticket-store.ts'

/** To the same holder, whose code or QR was lost or copied. */
export async function reissueTicket(
  { db, now }: Deps,
  account: AccountPrincipal,
  ticketId: string,
): Promise<TypedTicket> {
  return await retryBusyDoors(() =>
    db.transaction().execute(async (tx) => {
      const reached = await holdTicket(tx, ticketId, account)
      requireTicketManager(reached, account)
      const { holder_name, holder_email, holder_username } = reached.ticket
      const owner = { holder_name, holder_email, holder_username }
      return await replaceTicket(tx, reached, 'reissued', owner, now())
    }),
  )
}
