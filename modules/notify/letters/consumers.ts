import { type Consumer, perform } from '@balai/events/consumer.ts'
import { letterDelivery } from '@balai/mail/letter-delivery.ts'
import type { Mailer } from '@balai/mail/mailer.ts'
import type { Deps } from '../deps.ts'
import { isPast } from '../kinds/kind.ts'
import { kindOf } from '../kinds/kinds.ts'
import { findPerson } from '../people/person-store.ts'
import { findChoice } from '../preferences/preference-store.ts'
import { waysOf } from '../preferences/rules.ts'
import { LetterWanted } from './letter-wanted.ts'
import { type LetterDeps, writeNotificationLetter } from './write-notification-letter.ts'

interface PostOfficeDeps extends Deps, LetterDeps {
  readonly mailer: Mailer
}

/** A letter may have waited long for the mail server: whether it is still wanted is looked up when it is sent. */
export const letterConsumers = (deps: PostOfficeDeps): Consumer[] => [
  perform(
    LetterWanted,
    'notify.mail_letter',
    async (wanted, { eventId }) => {
      const { account_id: accountId, kind: name, facts, occurred_at } = wanted
      const kind = kindOf(name)
      // a dead letter then, to be replayed by the version that knows it
      if (kind === null) throw new Error(`This version knows no notifications of the kind ${name}.`)
      const person = await findPerson(deps.db, accountId)
      if (person === undefined || person.status !== 'active' || person.email === null) return
      const isWanted = waysOf(kind, await findChoice(deps.db, accountId, name)).email
      if (kind.letter === null || !isWanted || isPast(kind, facts, deps.now())) return
      const letter = writeNotificationLetter(deps, person, {
        name,
        kind,
        facts,
        occurredAt: new Date(occurred_at),
      })
      await deps.mailer.send({ id: eventId, to: person.email, ...letter })
    },
    letterDelivery,
  ),
]
