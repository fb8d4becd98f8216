import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Role } from '@balai/contract/principal.ts'
import { isEmail } from '@balai/contract/schema.ts'
import type { AccountStatus } from '../contract.ts'
import type { PasswordPolicy } from '../passwords/rules.ts'

export interface LoginNames {
  readonly username: string | null
  readonly email: string | null
}

/** The form in which names are compared: neither case nor Unicode's look-alike forms tell two names apart. */
export const foldLoginName = (name: string): string => name.toLowerCase().normalize('NFKC').toLowerCase()

/** What others know the account by. */
export const loginOf = (names: LoginNames): string => (names.username ?? names.email) as string

/**
 * At least one name, and each of them writable in one line. Native usernames are plainer, so that nobody's looks like
 * an e-mail; under 'contract' their length and letters are the dialect's.
 */
export function checkLoginNames({ username, email }: LoginNames, policy: PasswordPolicy): void {
  if (username === null && email === null) {
    refuse('login_name_missing', 'username', 'An account needs a username or an e-mail.')
  }
  if (username !== null) checkUsername(username, policy)
  if (email !== null) checkEmail(email)
}

function checkUsername(username: string, policy: PasswordPolicy): void {
  if (!(policy === 'strong' ? plainUsername : anyUsername).test(username)) {
    refuse('invalid_username', 'username', usernameSentence)
  }
  if (foldLoginName(username).startsWith(keyPrefix)) {
    refuse('reserved_username', 'username', `No username begins with "${keyPrefix}": API keys do, in logs.`)
  }
}

export function checkEmail(email: string): void {
  if (!isEmail(email)) refuse('invalid_email', 'email', 'This is not an e-mail address.')
}

const plainUsername = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,49}$/u
const anyUsername = /^(?!\s)[^\p{Cc}]{1,200}(?<!\s)$/u
const usernameSentence =
  'A username has 3 to 50 characters: letters, digits, dot, dash and underline, the first a letter or digit.'
/** Attendance keeps the scans of an API key under such a name: whoever had it would read them, and pass as the key. */
const keyPrefix = 'key:'

/** Who asks for a role, and by whose leave. */
export interface RoleWish {
  readonly role: Role
  /** The role that anybody may take: `member` here, `committee` in the TixGo dialect. */
  readonly open: Role
  /** Whether this is the very first account of the installation, which may take any role. */
  readonly first: boolean
  readonly by: Pick<AccountPrincipal, 'role'> | null
}

/** Throws AppError `role_not_open` when somebody would give power to themself. */
export function checkRole({ role, open, first, by }: RoleWish): void {
  if (first || role === open || role === 'member' || by?.role === 'admin') return
  throw new AppError(
    'forbidden',
    'role_not_open',
    `The role ${role} is given by an admin: ask one, or the operator, whose command is "balai user promote".`,
  )
}

/** Whether a change could take an admin away. */
export const losesPower = ({
  role,
  status,
}: {
  role?: Role | undefined
  status?: AccountStatus | undefined
}) => status === 'suspended' || (role !== undefined && role !== 'admin')

/** An installation must keep somebody who can let others in. */
export function checkAdminsLeft(activeAdmins: readonly string[], leaving: string): void {
  if (activeAdmins.some((id) => id !== leaving)) return
  throw new AppError('conflict', 'last_admin', 'This is the last active admin. Make another one first.')
}

function refuse(code: string, field: string, message: string): never {
  throw new AppError('invalid', code, message, { errors: [{ path: `body.${field}`, message }] })
}
