import { AppError } from '@balai/contract/app-error.ts'

/** 'strong' for passwords chosen here; 'contract' leaves length to the dialect whose clients chose them. */
export type PasswordPolicy = 'strong' | 'contract'

export interface PasswordContext {
  readonly policy: PasswordPolicy
  /** Lower-case passwords and words that attackers try first. */
  readonly common: ReadonlySet<string>
  /** Username and e-mail of the account. */
  readonly names: readonly (string | null)[]
  /** The field that it came in, for the answer. */
  readonly field?: string
}

const shortest = 8
const longest = 200
/** A number is guessed through quickly: dates and telephone numbers first. */
const shortestNumber = 12

/** Throws AppError with the code of what is wrong with the password. */
export function checkPassword(password: string, context: PasswordContext): void {
  if (context.policy === 'contract') return
  const length = [...password].length
  if (length < shortest)
    refuse(context, 'password_too_short', `A password has at least ${shortest} characters.`)
  if (length > longest) refuse(context, 'password_too_long', `A password has at most ${longest} characters.`)
  if (isMonotonous(password)) {
    refuse(context, 'password_too_simple', 'This password is a sequence that is guessed at once.')
  }
  if (isCommon(password, context.common)) {
    refuse(context, 'password_too_common', 'This password is among those that attackers try first.')
  }
  if (containsName(password, context.names)) {
    refuse(context, 'password_contains_name', 'A password must not contain the username or e-mail.')
  }
}

function isMonotonous(password: string): boolean {
  const plain = password.toLowerCase()
  if (/^\d+$/.test(plain) && plain.length < shortestNumber) return true
  return isRepetition(plain) || isRun(plain)
}

/** `aaaaaaaa`, `abcabcabc`, `12121212`: a piece of at most four characters, again and again. */
const isRepetition = (plain: string) => /^(.{1,4}?)\1+.{0,3}$/su.test(plain) && distinct(plain) <= 4
const distinct = (text: string) => new Set(text).size

/** Neighbours on the keyboard, in the alphabet or among the numbers, forwards or backwards. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()']
const walks = rows.flatMap((row) => [row, [...row].reverse().join('')])

/** Nothing but one or more runs of at least three neighbours: `abcdefgh`, `qwertyuiop`, `abcd1234`, `4321dcba`. */
function isRun(plain: string): boolean {
  let rest = plain
  while (rest.length > 0) {
    const run = longestRun(rest)
    if (run < 3) return false
    rest = rest.slice(run)
  }
  return true
}

function longestRun(text: string): number {
  let length = 0
  while (length < text.length && walks.some((walk) => walk.includes(text.slice(0, length + 1)))) length += 1
  return length
}

/** In the list as it is, or a listed word in the usual disguise: `P@ssw0rd!`, `sayang123`, `2024garuda`. */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const plain = password.toLowerCase()
  const bare = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [plain, bare(plain), bare(unmask(plain)), unmask(bare(plain))].some((form) => common.has(form))
}

const masks: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const unmask = (text: string) => text.replace(/[@431!0$57]/g, (sign) => masks[sign] ?? sign)

/** Names shorter than four characters stand in too many words by chance. */
function containsName(password: string, names: PasswordContext['names']): boolean {
  const plain = password.toLowerCase()
  return names
    .filter((name) => name !== null)
    .map((name) => name.toLowerCase().split('@')[0] ?? '')
    .some((name) => (name.length >= 4 ? plain.includes(name) : plain === name))
}

function refuse({ field = 'password' }: PasswordContext, code: string, message: string): never {
  throw new AppError('invalid', code, message, { errors: [{ path: `body.${field}`, message }] })
}
