import type { AccountPrincipal } from './principal.ts'

/** The people of the demo data: identity makes them, and every other module gives them something to do. */
export interface DemoCast {
  /** Of the committee. */
  readonly organiser: AccountPrincipal
  /** The first of them leads the other two. */
  readonly crew: readonly [AccountPrincipal, AccountPrincipal, AccountPrincipal]
  readonly members: readonly AccountPrincipal[]
  /** The admin who asked for the data; null where the operator did, at the command line. */
  readonly asker: AccountPrincipal | null
}
