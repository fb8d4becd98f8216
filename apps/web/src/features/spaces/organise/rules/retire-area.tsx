import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'

/** Closes the area for good. */
export function RetireArea({ area }: { area: AreaView }) {
  const { t } = useTranslation('spaces_admin')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const retire = async () => {
    await read(api.DELETE('/api/v1/areas/{areaId}', { params: { path: { areaId: area.id } } }))
    say(t('retire.done'))
    await navigate({ to: '/admin/spaces' })
    await queries.invalidateQueries({ queryKey: areasKey })
  }
  return (
    <>
      <Button variant="subtle" color="delima" onClick={() => setAsking(true)}>
        {t('retire.label')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('retire.title', { name: area.name })}
        confirmLabel={t('retire.label')}
        onConfirm={retire}
      >
        {t('retire.text')}
      </ConfirmDialog>
    </>
  )
}
