import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { loginName } from '../events/rules.ts'
import type { NewHolder } from './contract.ts'
import { type NewOwner, replaceTicket } from './replace-ticket.ts'
import { retryBusyDoors } from './retry-busy-doors.ts'
import { holds, holdTicket, requireTicketManager } from './ticket-access.ts'
import type { TypedTicket } from './ticket-store.ts'

/** To somebody else, by whoever holds it or a manager; the ticket that comes of it is for the new holder's eyes. */
export async function transferTicket(
  { db, now }: Deps,
  account: AccountPrincipal,
  ticketId: string,
  to: NewHolder,
): Promise<TypedTicket> {
  const owner = {
    holder_name: to.name.trim(),
    holder_email: to.email ?? null,
    holder_username: to.username ? loginName(to.username) : null,
  }
  if (owner.holder_email === null && owner.holder_username === null) throw unreachable()
  return await retryBusyDoors(() =>
    db.transaction().execute(async (tx) => {
      const reached = await holdTicket(tx, ticketId, account)
      if (holds(reached.ticket, account)) requireSomebodyElse(reached.ticket, owner)
      else requireTicketManager(reached, account)
      return await replaceTicket(tx, reached, 'transferred', owner, now())
    }),
  )
}

/** A new code for the same person is a re-issue, and for managers to make. */
function requireSomebodyElse(ticket: TypedTicket, owner: NewOwner): void {
  const { holder_username: username, holder_email: email } = owner
  const isSame =
    username === null
      ? email?.toLowerCase() === ticket.holder_email?.toLowerCase()
      : username === ticket.holder_username
  if (isSame) throw new AppError('conflict', 'already_holder', 'You hold this ticket already.')
}

/** Nobody would have the new QR: whoever gives the ticket away does not get to see it. */
function unreachable(): AppError {
  const errors = [{ path: 'body.email', message: 'must be there, or username' }]
  return new AppError('invalid', 'validation_failed', 'The new holder needs an e-mail or a username.', {
    errors,
  })
}
