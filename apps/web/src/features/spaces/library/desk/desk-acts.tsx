import type { LoanView } from '@balai/spaces/books/contract.ts'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../../../api/problem.ts'
import { formatDay } from '../../../../i18n/format.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { useOneAtATime } from '../../../../ui/one-at-a-time.ts'
import { problemText } from '../../../../ui/problem-text.ts'
import { say } from '../../../../ui/say.tsx'
import { useLoanActs } from '../use-loan-acts.ts'

/** What the front desk does with a loan: hands over and takes back, in one press each. */
export function DeskActs({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('library')
  if (loan.state === 'lent') {
    return <ActButton loan={loan} act="return" said={() => t('desk.taken_back', { title: loan.title })} />
  }
  if (loan.state !== 'reserved') return null
  return (
    <Group gap="xs" justify="flex-end">
      <CancelFor loan={loan} />
      <ActButton
        loan={loan}
        act="hand-over"
        said={({ due_at }) => t('desk.handed_over', { day: formatDay(due_at ?? '') })}
      />
    </Group>
  )
}

interface ActButtonProps {
  readonly loan: LoanView
  readonly act: 'hand-over' | 'return'
  readonly said: (loan: LoanView) => string
}

function ActButton({ loan, act, said }: ActButtonProps) {
  const { t } = useTranslation('library')
  const [busy, setBusy] = useState(false)
  const send = useLoanActs()
  const press = useOneAtATime(async () => {
    setBusy(true)
    try {
      say(said(await send(loan.id, act)))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setBusy(false)
    }
  })
  const whom = { title: loan.title, name: loan.holder.name }
  return (
    <Button
      px="sm"
      variant={act === 'hand-over' ? 'filled' : 'default'}
      loading={busy}
      onClick={() => void press()}
      aria-label={t(`desk.acts_of.${act}`, whom)}
    >
      {t(`desk.act.${act}`)}
    </Button>
  )
}

function CancelFor({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('library')
  const act = useLoanActs()
  const [isAsking, setAsking] = useState(false)
  const whom = { title: loan.title, name: loan.holder.name }
  const cancel = async () => {
    await act(loan.id, 'cancellation')
    say(t('desk.cancelled'))
  }
  return (
    <>
      <Button
        px="sm"
        variant="subtle"
        color="delima"
        onClick={() => setAsking(true)}
        aria-label={t('desk.cancel_of', whom)}
      >
        {t('desk.cancel')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('desk.cancel_title')}
        confirmLabel={t('desk.cancel_confirm')}
        onConfirm={cancel}
      >
        {t('desk.cancel_text', whom)}
      </ConfirmDialog>
    </>
  )
}
