import { createHmac } from 'node:crypto'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { hashToken } from '../sessions/refresh-tokens.ts'
import type { IdentityTables } from '../tables.ts'

export type Purpose = 'password_reset' | 'email_verification'

export interface Letter {
  /** The event that asked for it: the same letter again has the same token. */
  readonly id: string
  readonly purpose: Purpose
  readonly accountId: string
  readonly email: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The token of a letter follows from its id and the server's secret, so that it need not be stored to be sent again. */
export const tokenOf = (secret: string, { id, purpose }: Pick<Letter, 'id' | 'purpose'>): string =>
  createHmac('sha256', secret).update(`balai ${purpose} ${id}`).digest('base64url')

/** A letter that is sent again is valid anew, unless it was used: it may have waited long for the mail server. */
export async function putToken(tx: Tx<IdentityTables>, letter: Letter, token: string): Promise<void> {
  await tx
    .insertInto('identity.one_time_token')
    .values({
      id: letter.id,
      purpose: letter.purpose,
      account_id: letter.accountId,
      email: letter.email,
      token_hash: hashToken(token),
      created_at: letter.createdAt,
      expires_at: letter.expiresAt,
      used_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ token_hash: hashToken(token), expires_at: letter.expiresAt })
        .where('identity.one_time_token.used_at', 'is', null),
    )
    .execute()
}

/** Letters for this purpose since then, without the one with this id. */
export async function countLetters(
  tx: Tx<IdentityTables>,
  { id, purpose, accountId }: Pick<Letter, 'id' | 'purpose' | 'accountId'>,
  since: Date,
): Promise<number> {
  const { letters } = await tx
    .selectFrom('identity.one_time_token')
    .select((count) => count.fn.countAll<number>().as('letters'))
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
  return letters
}

/** Whose token this is, while it can be used. */
export function findToken(
  db: Db<IdentityTables>,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<{ account_id: string; email: string } | undefined> {
  return db
    .selectFrom('identity.one_time_token')
    .select(['account_id', 'email'])
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses the token up: of any number at the same moment one gets the answer, the others undefined. */
export function useToken(
  tx: Tx<IdentityTables>,
  purpose: Purpose,
  token: string,
  now: Date,
): Promise<{ account_id: string; email: string } | undefined> {
  return tx
    .updateTable('identity.one_time_token')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['account_id', 'email'])
    .executeTakeFirst()
}

/** Letters that are under way lead nowhere any more. */
export async function voidTokens(
  tx: Tx<IdentityTables>,
  accountId: string,
  purpose: Purpose,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('identity.one_time_token')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
}

export async function pruneTokens(db: Db<IdentityTables>, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('identity.one_time_token').where('expires_at', '<', expiredBefore).execute()
}
