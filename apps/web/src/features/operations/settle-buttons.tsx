import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { toProblem } from '../../api/problem.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { say } from '../../ui/say.tsx'

interface Letter {
  readonly id: string
  /** Of the event, so that each button's name is its own. */
  readonly name: string
}

export function RetryButton({ id, name }: Letter) {
  const { t } = useTranslation('operations')
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: () => read(api.POST('/api/v1/dead-letters/{id}/replay', { params: { path: { id } } })),
    onSuccess: () => say(t('dead_letters.retried')),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
    onSettled: () => client.invalidateQueries({ queryKey: ['dead-letters'] }),
  })
  return (
    <Button
      variant="light"
      leftSection={<IconRefresh size={18} aria-hidden />}
      aria-label={t('dead_letters.retry_named', { name })}
      loading={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {t('dead_letters.retry')}
    </Button>
  )
}

export function DiscardButton({ id, name }: Letter) {
  const { t } = useTranslation('operations')
  const client = useQueryClient()
  const [asking, { open, close }] = useDisclosure()
  const discard = async () => {
    await read(api.DELETE('/api/v1/dead-letters/{id}', { params: { path: { id } } }))
    say(t('dead_letters.discarded'))
    await client.invalidateQueries({ queryKey: ['dead-letters'] })
  }
  return (
    <>
      <Button
        variant="subtle"
        color="delima"
        leftSection={<IconTrash size={18} aria-hidden />}
        aria-label={t('dead_letters.discard_named', { name })}
        onClick={open}
      >
        {t('dead_letters.discard')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={t('dead_letters.discard_named', { name })}
        confirmLabel={t('dead_letters.discard')}
        onConfirm={discard}
      >
        {t('dead_letters.discard_warning')}
      </ConfirmDialog>
    </>
  )
}
