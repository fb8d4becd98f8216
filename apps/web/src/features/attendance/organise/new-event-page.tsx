import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { say } from '../../../ui/say.tsx'
import { EventForm } from './event-form.tsx'
import { type EventValues, emptyEvent, newEventOf } from './event-values.ts'

export function NewEventPage() {
  const { t } = useTranslation('organise')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [initial] = useState(() => emptyEvent(Intl.DateTimeFormat().resolvedOptions().timeZone))
  const madeId = useRef('')
  const keyOf = useWorkKey()

  const create = async (values: EventValues) => {
    const body = newEventOf(values)
    const made = await read(api.POST('/api/v1/events', { headers: keyOf(body), body }))
    madeId.current = made.id
    await queries.invalidateQueries({ queryKey: ['events'] })
  }
  const goOn = () => {
    say(t('created'))
    void navigate({ to: '/events/$eventId/organise/ticket-types', params: { eventId: madeId.current } })
  }
  return (
    <>
      <PageHeader
        title={t('new_event')}
        lead={t('new_event_lead')}
        back={{ to: '/events', label: t('events') }}
      />
      <EventForm initial={initial} isNew submitLabel={t('create')} onSubmit={create} onSaved={goOn} />
    </>
  )
}
