import type { LoanView } from '@balai/spaces/books/contract.ts'
import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCalendarCheck, IconClock, IconPackage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatTime } from '../../../i18n/format.ts'
import { type Due, dueOf } from './due.ts'

const looks = {
  late: ['delima', IconAlertTriangle],
  soon: ['kunyit', IconClock],
  calm: ['daun', IconCalendarCheck],
} as const

/** When it must be back, or how long it waits, or what became of it: by colour, sign and words. */
export function DueBadge({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('loans')
  const dueWords = useDueWords()
  const due = loan.state === 'lent' ? dueOf(loan) : null
  if (due !== null && loan.due_at !== null) {
    const [color, Icon] = looks[due.tone]
    return (
      <Badge color={color} leftSection={<Icon size={14} aria-hidden />} title={formatDateTime(loan.due_at)}>
        {dueWords(due, loan.due_at)}
      </Badge>
    )
  }
  if (loan.state === 'reserved') {
    return (
      <Badge color="nila" leftSection={<IconPackage size={14} aria-hidden />}>
        {t('state.reserved')}
      </Badge>
    )
  }
  return loan.state === 'lent' ? null : <Badge color="gray">{t(`state.${loan.state}`)}</Badge>
}

function useDueWords() {
  const { t } = useTranslation('loans')
  return ({ isOver, days }: Due, dueAt: string): string => {
    if (days === 0) return t(isOver ? 'due.late_today' : 'due.today', { time: formatTime(dueAt) })
    if (isOver) return t('due.late', { count: days })
    return days === 1 ? t('due.tomorrow') : t('due.in_days', { count: days })
  }
}
