import { type Static, Type } from 'typebox'
import { KindGroup, KindName } from '../kinds/contract.ts'

const Way = Type.Object({
  enabled: Type.Boolean(),
  may_change: Type.Boolean({ description: 'False where nobody can turn it off' }),
})

export const PreferenceView = Type.Object({
  kind: KindName,
  group: KindGroup,
  name: Type.String({ description: 'In the language asked for' }),
  in_app: Way,
  email: Way,
})
export type PreferenceView = Static<typeof PreferenceView>

export const PreferenceList = Type.Object({ data: Type.Array(PreferenceView) })

export const PreferenceWish = Type.Object({
  kind: KindName,
  in_app: Type.Boolean(),
  email: Type.Boolean(),
})
export type PreferenceWish = Static<typeof PreferenceWish>

export const PreferenceWishes = Type.Object({ data: Type.Array(PreferenceWish, { maxItems: 100 }) })

const UnsubscribeToken = Type.String({ minLength: 1, maxLength: 300 })
export const Unsubscription = Type.Object({ token: UnsubscribeToken })

/** Whose it was is not said: whoever found the letter learns nothing of the account. */
export const Unsubscribed = Type.Object({
  kind: KindName,
  name: Type.String({ description: 'In the language asked for' }),
})
