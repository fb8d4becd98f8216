import { isEmail } from '@balai/contract/schema.ts'
import type { AccountFacts } from '@balai/identity/contract.ts'
import { loginName } from '../events/rules.ts'

/** What attendance keeps of an account. An e-mail that nobody has verified may be somebody else's, so it names nobody. */
export function personOf(facts: AccountFacts) {
  const { account_id, revision, email, email_verified = false, name, status } = facts
  const username = loginName(facts.username)
  return {
    account_id,
    revision,
    username,
    goes_by_email: isEmail(username),
    email: email !== null && email_verified ? loginName(email) : null,
    name,
    status,
  }
}
