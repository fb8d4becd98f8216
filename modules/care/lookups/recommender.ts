import { AppError } from '@balai/contract/app-error.ts'
import type { Product } from '../medicines/rules.ts'

/** What is looked up: a name as it was typed, or a product of the table. */
export type Wanted =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'product'; readonly id: number }

export type Recommendation =
  | {
      readonly kind: 'found'
      /** Null where only its name is known. */
      readonly product: Product | null
      /** The nearest first, without the product itself. */
      readonly similar: readonly Product[]
    }
  /** Nothing is recommended until somebody has chosen. */
  | {
      readonly kind: 'ambiguous'
      /** `spelling`: none is called so, and these are spelled much like it. */
      readonly by: 'name' | 'spelling'
      readonly candidates: readonly Product[]
    }

/**
 * A source of recommendations. Throws AppError `medicine_not_found`, and where the source is elsewhere
 * `upstream_failed` or `upstream_timeout`.
 */
export type Recommend = (wanted: Wanted, limit: number) => Promise<Recommendation>

export const medicineNotFound = () =>
  new AppError('not_found', 'medicine_not_found', 'No medicine of this name is known here.')
