import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Button, Card, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { say } from '../../../../ui/say.tsx'
import { libraryKey } from '../library-queries.ts'

export function RetireTitle({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const retire = async () => {
    await read(api.DELETE('/api/v1/titles/{titleId}', { params: { path: { titleId: title.id } } }))
    await navigate({ to: '/admin/library' })
    queries.removeQueries({ queryKey: [...libraryKey, 'title', title.id] })
    await queries.invalidateQueries({ queryKey: libraryKey })
    say(t('retire.done'))
  }
  return (
    <Card component="section" aria-labelledby="retire">
      <Title order={2} id="retire" mb="xs">
        {t('retire.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('retire.lead')}
      </Text>
      <div>
        <Button variant="light" color="delima" onClick={() => setAsking(true)}>
          {t('retire.label')}
        </Button>
      </div>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('retire.question', { title: title.title })}
        confirmLabel={t('retire.label')}
        onConfirm={retire}
      >
        {t('retire.text')}
      </ConfirmDialog>
    </Card>
  )
}
