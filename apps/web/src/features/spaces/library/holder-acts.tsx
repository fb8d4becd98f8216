import type { LoanView } from '@balai/spaces/books/contract.ts'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../../api/problem.ts'
import { formatDay } from '../../../i18n/format.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { dueOf } from './due.ts'
import { useLoanActs } from './use-loan-acts.ts'

/** What its holder can do: keep a lent book longer, or let go of one that waits. */
export function HolderActs({ loan }: { loan: LoanView }) {
  if (loan.state === 'reserved') return <CancelButton loan={loan} />
  return loan.state === 'lent' ? <RenewButton loan={loan} /> : null
}

function RenewButton({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('library')
  const act = useLoanActs()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const renew = useOneAtATime(async () => {
    setBusy(true)
    try {
      const { due_at } = await act(loan.id, 'renewal')
      setRefusal(null)
      say(t('renew.done', { day: formatDay(due_at ?? '') }))
    } catch (error) {
      setRefusal(problemText(toProblem(error)))
    } finally {
      setBusy(false)
    }
  })
  if (dueOf(loan)?.isOver) return <Text size="sm">{t('renew.please_return')}</Text>
  if (loan.renewals > 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('renew.before')}
      </Text>
    )
  }
  return (
    <>
      {refusal !== null && (
        <Text size="sm" c="delima" role="alert">
          {refusal}
        </Text>
      )}
      <Button
        variant="default"
        loading={busy}
        onClick={() => void renew()}
        aria-label={t('renew.of', { title: loan.title })}
      >
        {t('renew.label')}
      </Button>
    </>
  )
}

function CancelButton({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('library')
  const act = useLoanActs()
  const [isAsking, setAsking] = useState(false)
  const cancel = async () => {
    await act(loan.id, 'cancellation')
    say(t('cancel.done'))
  }
  return (
    <>
      <Button
        variant="default"
        onClick={() => setAsking(true)}
        aria-label={t('cancel.of', { title: loan.title })}
      >
        {t('cancel.label')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('cancel.title')}
        confirmLabel={t('cancel.label')}
        onConfirm={cancel}
      >
        {t('cancel.text', { title: loan.title })}
      </ConfirmDialog>
    </>
  )
}
