import { Alert, Button, Group, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Problem, toProblem } from '../api/problem.ts'
import { Dialog } from './dialog.tsx'
import { useOneAtATime } from './one-at-a-time.ts'
import { problemText } from './problem-text.ts'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode
  /** The verb: "Revoke ticket", never "OK". */
  readonly confirmLabel: string
  /** Where "Cancel" could be taken for the deed itself. */
  readonly cancelLabel?: string
  readonly onConfirm: () => Promise<unknown>
  readonly dangerous?: boolean
}

/** Asks before something that is hard to undo; stays open and says why when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, confirmLabel, cancelLabel, onConfirm, dangerous = true } = props
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const close = () => {
    setProblem(null)
    onClose()
  }
  const confirm = useOneAtATime(async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      close()
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  })
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <Stack>
        <div>{children}</div>
        {problem !== null && <Alert role="alert" color="delima" title={problemText(problem)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {cancelLabel ?? t('cancel')}
          </Button>
          <Button color={dangerous ? 'delima' : 'daun'} loading={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
