import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { OfferReleased, ReservationConfirmed } from '@balai/spaces/contract.ts'
import type { NotifyTables } from '../tables.ts'
import { notifyInbox } from './notify-inbox-store.ts'
import { markOffer } from './read-mark-store.ts'

type Settled = PayloadOf<typeof ReservationConfirmed>

/** Whoever accepted an offer or let it pass knows of it: nothing is left to be read. */
export function offerConsumers(now: () => Date): readonly Consumer[] {
  const settle = async (tx: Tx<NotifyTables>, { holder_id, reservation_id }: Settled) => {
    const marked = await markOffer(tx, { accountId: holder_id, reservationId: reservation_id }, now())
    if (marked > 0) await notifyInbox(tx, holder_id)
  }
  return [
    consume<NotifyTables, typeof ReservationConfirmed>(
      ReservationConfirmed,
      'notify.settle_accepted_offer',
      settle,
    ),
    consume<NotifyTables, typeof OfferReleased>(OfferReleased, 'notify.settle_released_offer', settle),
  ]
}
