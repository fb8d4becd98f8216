import { AppError } from '@balai/contract/app-error.ts'
import type { DemoCast } from '@balai/contract/demo-cast.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { joinTransaction } from '@balai/db/join-transaction.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import { nameOf } from '../accounts/account-view.ts'
import { addAccount } from '../accounts/add-account.ts'
import { changeAccount } from '../accounts/change-account.ts'
import { type Actor, callerAt, commandLine } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { PasswordDeps } from '../deps.ts'
import { hashNewPassword } from '../passwords/hash-new-password.ts'
import { newOneTimePassword } from '../recovery/replace-password.ts'
import type { IdentityTables } from '../tables.ts'
import { crew, type DemoPerson, members, organiser, suspended } from './people.ts'

export interface DemoPeople {
  readonly cast: DemoCast
  /** Those that can log in. */
  readonly usernames: readonly string[]
  /** Of each of them; made up for this installation, and kept nowhere. */
  readonly password: string
  readonly accounts: number
}

/** Who asks for demo data, and from where. */
export interface DemoAsker {
  readonly account: AccountPrincipal
  readonly address: string
}

/**
 * Accounts to try the house with: an organiser, crew, members and one who is suspended. None of them is an admin, and
 * none becomes the first account of the installation. Throws the conflict `demo_data_exists` when they are there.
 */
export async function seedDemo(
  deps: PasswordDeps,
  tx: Tx<IdentityTables>,
  asker: DemoAsker | null,
): Promise<DemoPeople> {
  const by = asker === null ? commandLine : callerAt(asker.account, asker.address)
  const password = newOneTimePassword()
  const passwordHash = await hashNewPassword(deps.passwords, password, { policy: 'strong', names: [] })
  const add = (person: DemoPerson) => addPerson(tx, person, { at: deps.now(), passwordHash, by })

  const cast = {
    organiser: await add(organiser),
    crew: [await add(crew[0]), await add(crew[1]), await add(crew[2])] as const,
    members: [] as AccountPrincipal[],
    asker: asker?.account ?? null,
  }
  for (const member of members) cast.members.push(await add(member))
  const { accountId } = await add(suspended)
  await changeAccount({ ...deps, db: joinTransaction(tx) }, accountId, { status: 'suspended' }, by)

  const usernames = [cast.organiser, ...cast.crew, ...cast.members].map(({ username }) => username)
  const accounts = usernames.length + 1
  await recordAct(tx, deps.now(), {
    action: 'demo_data.added',
    actor: by,
    subject: null,
    details: { accounts },
  })
  return { cast, usernames, password, accounts }
}

/** One hash serves them all: who knows the password of one knows that of the others anyway. */
async function addPerson(
  tx: Tx<IdentityTables>,
  { username, role, ...person }: DemoPerson,
  made: { readonly at: Date; readonly passwordHash: string; readonly by: Actor },
): Promise<DemoAccount> {
  // a name of a domain that can never be: no letter to it reaches anybody
  const names = { username, email: `${username}@balai.example` }
  try {
    const id = newId()
    return principalOf(
      await addAccount(tx, { ...made, ...names, id, role, mustChangePassword: false, person }),
    )
  } catch (error) {
    const taken = error instanceof AppError && ['username_taken', 'email_taken'].includes(error.code)
    throw taken ? demoDataExists(username) : error
  }
}

function demoDataExists(username: string): AppError {
  const message = `The demo data is here already: there is an account ${username}.`
  return new AppError('conflict', 'demo_data_exists', message)
}

type DemoAccount = AccountPrincipal & { readonly accountId: string }

function principalOf(account: StoredAccount): DemoAccount {
  const { id, login, role } = account
  return {
    kind: 'account',
    accountId: id,
    username: login,
    role,
    name: nameOf(account),
    sessionId: null,
  }
}
