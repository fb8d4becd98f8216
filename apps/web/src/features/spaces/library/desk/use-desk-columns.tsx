import type { LoanView } from '@balai/spaces/books/contract.ts'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../../i18n/format.ts'
import type { Column } from '../../../../ui/data-table.tsx'
import { AnchorLink } from '../../../../ui/links.tsx'
import { DueBadge } from '../due-badge.tsx'
import { DeskActs } from './desk-acts.tsx'
import styles from './loan-desk.module.css'

export function useDeskColumns(): Column<LoanView>[] {
  const { t } = useTranslation('library')
  return [
    { key: 'book', header: t('desk.book'), isTitle: true, cell: (loan) => <Book loan={loan} /> },
    { key: 'who', header: t('desk.who'), cell: ({ holder }) => <Holder holder={holder} /> },
    { key: 'when', header: t('desk.when'), cell: (loan) => <When loan={loan} /> },
    { key: 'acts', header: t('desk.acts'), align: 'end', cell: (loan) => <DeskActs loan={loan} /> },
  ]
}

function Book({ loan: { title_id, title, copy_label, condition } }: { loan: LoanView }) {
  const { t } = useTranslation('loans')
  return (
    <>
      <AnchorLink to="/library/$titleId" params={{ titleId: title_id }} fw={600} translate="no">
        {title}
      </AnchorLink>
      <span className={styles.second}>
        {t('copy_of', { label: copy_label, condition: t(`conditions.${condition}`) })}
      </span>
    </>
  )
}

function Holder({ holder: { name, username } }: Pick<LoanView, 'holder'>) {
  return (
    <span translate="no">
      {name}
      {name !== username && <span className={styles.second}>{username}</span>}
    </span>
  )
}

function When({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('library')
  const { state, waits_until, due_at } = loan
  const at = formatDateTime((state === 'reserved' ? waits_until : due_at) ?? loan.updated_at)
  return (
    <span>
      {state === 'lent' && <DueBadge loan={loan} />}
      <span className={styles.second}>{state === 'reserved' ? t('desk.kept_until', { at }) : at}</span>
    </span>
  )
}
