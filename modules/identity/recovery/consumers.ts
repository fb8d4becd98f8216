import { type Consumer, perform } from '@balai/events/consumer.ts'
import { letterDelivery } from '@balai/mail/letter-delivery.ts'
import { findAccount, findAccountByLogin, type StoredAccount } from '../accounts/account-store.ts'
import { nameOf } from '../accounts/account-view.ts'
import { requireAccount } from '../accounts/require-account.ts'
import { PasswordReplaced } from '../contract.ts'
import type { LetterDeps } from '../deps.ts'
import { EmailVerificationWanted, PasswordResetWanted } from './letters-wanted.ts'
import { writePasswordNotice } from './password-notice.ts'
import { sendLetter } from './send-letter.ts'

/** The post office: mail servers are slow and away at times, so letters are written where nobody waits. */
export const recoveryConsumers = (deps: LetterDeps): Consumer[] => [
  perform(
    PasswordResetWanted,
    'identity.mail_password_reset',
    async ({ login, occasion }, { eventId }) => {
      const account = await findAccountByLogin(deps.db, login)
      if (canRead(account)) await sendLetter(deps, account, { id: eventId, occasion })
    },
    letterDelivery,
  ),

  perform(
    EmailVerificationWanted,
    'identity.mail_email_verification',
    async (wanted, { eventId }) => {
      const account = await findAccount(deps.db, wanted.account_id)
      if (!canRead(account) || account.email !== wanted.email || account.email_verified_at !== null) return
      await sendLetter(deps, account, { id: eventId, occasion: 'email_verification' })
    },
    letterDelivery,
  ),

  perform(
    PasswordReplaced,
    'identity.mail_password_notice',
    async ({ account_id, email }, { eventId }) => {
      if (email === null) return
      const account = await requireAccount(deps.db, account_id)
      const notice = writePasswordNotice({ locale: account.locale, name: nameOf(account) })
      await deps.mailer.send({ id: eventId, to: email, ...notice })
    },
    letterDelivery,
  ),
]

const canRead = (account: StoredAccount | undefined): account is StoredAccount & { readonly email: string } =>
  account !== undefined && account.email !== null && account.status === 'active'
