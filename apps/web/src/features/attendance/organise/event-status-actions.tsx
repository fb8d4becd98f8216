import type { EventStatus, EventView } from '@balai/attendance/events/contract.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { say } from '../../../ui/say.tsx'

/** What the server allows: a draft is published or deleted, what was announced is cancelled, and may come back. */
const allowed = {
  draft: ['publish', 'delete'],
  published: ['cancel'],
  cancelled: ['restore'],
} as const satisfies Record<EventStatus, readonly string[]>

type Action = (typeof allowed)[EventStatus][number]

const becomes = { publish: 'published', cancel: 'cancelled', restore: 'published' } as const
const isDangerous = (action: Action) => action === 'delete' || action === 'cancel'

export function EventStatusActions({ event }: { event: EventView }) {
  const { t } = useTranslation('organise')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Action | null>(null)
  const [shown, setShown] = useState<Action>('publish')
  const params = { path: { eventId: event.id } }

  const act = async () => {
    if (shown === 'delete') {
      await read(api.DELETE('/api/v1/events/{eventId}', { params }))
      await navigate({ to: '/events' })
    } else {
      await read(api.PATCH('/api/v1/events/{eventId}', { params, body: { status: becomes[shown] } }))
    }
    await queries.invalidateQueries({ queryKey: ['events'] })
    say(t(`actions.${shown}.done`))
  }
  return (
    <>
      {allowed[event.status].map((action) => (
        <Button
          key={action}
          variant={action === 'publish' || action === 'restore' ? 'filled' : 'default'}
          onClick={() => {
            setShown(action)
            setAsked(action)
          }}
        >
          {t(`actions.${action}.label`)}
        </Button>
      ))}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t(`actions.${shown}.title`)}
        confirmLabel={t(`actions.${shown}.label`)}
        dangerous={isDangerous(shown)}
        onConfirm={act}
      >
        {t(`actions.${shown}.text`, { title: event.title })}
      </ConfirmDialog>
    </>
  )
}
