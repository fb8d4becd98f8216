import { type Role, Role as RoleSchema } from '@balai/contract/principal.ts'
import type { Identity } from '@balai/identity/module.ts'
import { Value } from 'typebox/value'
import { type Command, readArguments, UsageError } from '../command.ts'
import { withIdentity } from '../with-identity.ts'

const usage = `balai user create LOGIN [--role ROLE] | promote LOGIN ROLE | suspend LOGIN | restore LOGIN | reset-password LOGIN
  LOGIN is a username or an e-mail; ROLE is member, crew, committee, agent or admin.
  A password is read from the first line of standard input with --password-stdin, else made up and printed once.`

/** `balai user ...`: break-glass, for when nobody can log in. Works beside a running program too. */
export const user: Command = async (config, args) => {
  const { values, positionals } = readArguments(args, {
    options: { role: { type: 'string' }, 'password-stdin': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [act, login, role] = positionals
  if (act === undefined || login === undefined) throw new UsageError(usage)
  const password = values['password-stdin'] ? await readFirstLine() : undefined
  await withIdentity(config, async ({ breakGlass }) => {
    console.log(await perform(breakGlass, { act, login, role: role ?? values.role, password }))
  })
}

interface Order {
  readonly act: string
  readonly login: string
  readonly role: string | undefined
  readonly password: string | undefined
}

async function perform(
  breakGlass: Identity['breakGlass'],
  { act, login, role, password }: Order,
): Promise<string> {
  const given = password === undefined ? {} : { password }
  switch (act) {
    case 'create': {
      const name = login.includes('@') ? { email: login } : { username: login }
      const created = await breakGlass.createAccount({ ...name, role: readRole(role ?? 'member'), ...given })
      return `${login} is ${created.account.role} now.${tell(password, created.password)}`
    }
    case 'promote': {
      const account = await breakGlass.promote(login, readRole(role))
      return `${login} is ${account.role} now.`
    }
    case 'suspend':
      await breakGlass.suspend(login)
      return `${login} is suspended.`
    case 'restore':
      await breakGlass.restore(login)
      return `${login} may come in again.`
    case 'reset-password': {
      const reset = await breakGlass.resetPassword(login, password)
      return `${login} has a new password, and was logged out everywhere.${tell(password, reset.password)}`
    }
    default:
      throw new UsageError(usage)
  }
}

/** Only a password that was made up is shown; the one that was given is known. */
const tell = (given: string | undefined, made: string | null) =>
  given === undefined && made !== null ? ` The password is ${made}` : ''

function readRole(role: string | undefined): Role {
  if (Value.Check(RoleSchema, role)) return role
  throw new UsageError(usage)
}

async function readFirstLine(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text.split(/\r?\n/, 1)[0] ?? ''
}
