import type { Locale } from '@balai/contract/locale.ts'
import { accountIdOf, type GatedRequest } from '@balai/http/guard.ts'
import type { ReadDeps } from '../deps.ts'
import { findPerson } from './person-store.ts'
import { languageAskedFor } from './rules.ts'

/** Which language to answer in: the one asked for, else the person's. */
export async function languageFor({ db }: ReadDeps, request: GatedRequest): Promise<Locale> {
  const asked = languageAskedFor(request.headers['accept-language'])
  return asked ?? (await findPerson(db, accountIdOf(request)))?.locale ?? 'id'
}
