import { language as ofPage } from '../../../i18n/i18n.ts'

/** `Indonesian` of `id`, in the language of the page. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(ofPage(), { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toUpperCase() + name.slice(1)
}
