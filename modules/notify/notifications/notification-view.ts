import type { Locale } from '@balai/contract/locale.ts'
import { kindOf } from '../kinds/kinds.ts'
import type { NotificationRow } from '../tables.ts'
import type { NotificationView } from './contract.ts'

/** A notification in words, as they are in this version of the program. */
export function viewNotification(row: NotificationRow, locale: Locale): NotificationView {
  const kind = kindOf(row.kind)
  const words = kind?.words[locale]
  return {
    id: row.id,
    kind: row.kind,
    group: kind?.group ?? null,
    title: words?.title(row.facts) ?? unknown[locale],
    body: words?.body(row.facts) ?? '',
    path: kind?.leadsTo(row.facts) ?? null,
    created_at: row.created_at.toISOString(),
    expires_at: kind?.until?.(row.facts) ?? null,
    read_at: row.read_at?.toISOString() ?? null,
  }
}

const unknown: Readonly<Record<Locale, string>> = { id: 'Pemberitahuan', en: 'Notification' }
