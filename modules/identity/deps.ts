import type { Db } from '@balai/db/open-database.ts'
import type { Guard } from '@balai/http/guard.ts'
import type { Secrets } from '@balai/http/seal.ts'
import type { Tokens } from '@balai/http/tokens.ts'
import type { Mailer } from '@balai/mail/mailer.ts'
import type { Passwords } from './passwords/passwords.ts'
import type { IdentityTables } from './tables.ts'

// What the use cases of this module ask for, from the least to the most; each takes the least that it can do with.

export interface AccountDeps {
  readonly db: Db<IdentityTables>
  readonly now: () => Date
}

/** Where a password is looked at or chosen. */
export interface PasswordDeps extends AccountDeps {
  readonly passwords: Passwords
}

/** Where tokens are handed out. */
export interface SessionDeps extends AccountDeps {
  readonly tokens: Tokens
  readonly accessTokenSeconds: number
  /** Refresh tokens follow from the first; those that followed from an older one are still known. */
  readonly secrets: Secrets
}

/** Where a browser keeps the session. */
export interface CookieDeps {
  /** Where the web app is reached; null where the operator has not said. */
  readonly publicUrl: string | null
}

/** Where letters are written. */
export interface LetterDeps extends AccountDeps {
  readonly secrets: Secrets
  readonly mailer: Mailer
  /** Where the web app is reached, for links; null where the operator has not said. */
  readonly publicUrl: string | null
}

/** Where routes are. */
export interface Guarded {
  readonly guard: Guard
}
