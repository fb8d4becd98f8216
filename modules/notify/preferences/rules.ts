import { AppError } from '@balai/contract/app-error.ts'
import type { Channel, Channels, KindName } from '../kinds/contract.ts'
import type { PreferenceWish } from './contract.ts'

/** What somebody chose of a kind; null: nothing. */
export interface Choice {
  readonly in_app: boolean | null
  readonly email: boolean | null
}

/** By which ways somebody is told of this kind. */
export const waysOf = ({ inApp, email }: Channels, choice: Choice) => ({
  inApp: isOpen(inApp, choice.in_app),
  email: isOpen(email, choice.email),
})

const isOpen = (channel: Channel, chosen: boolean | null): boolean =>
  channel === 'always' || (chosen ?? channel === 'on')

/** Throws AppError `kind_named_twice` and `kind_not_mutable`. */
export function checkWishes(
  wishes: readonly PreferenceWish[],
  channels: Readonly<Record<KindName, Channels>>,
): void {
  if (new Set(wishes.map(({ kind }) => kind)).size < wishes.length) {
    throw new AppError('unprocessable', 'kind_named_twice', 'A kind of notification is named twice.')
  }
  for (const { kind, in_app, email } of wishes) {
    const known = channels[kind]
    const muted = (known.inApp === 'always' && !in_app) || (known.email === 'always' && !email)
    if (muted) throw notMutable(kind)
  }
}

const notMutable = (kind: string) =>
  new AppError('unprocessable', 'kind_not_mutable', `Nobody can be without notifications of ${kind}.`)
