import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { say } from '../../../ui/say.tsx'
import { EventForm } from './event-form.tsx'
import { EventStatusActions } from './event-status-actions.tsx'
import { type EventValues, patchOf, valuesOf } from './event-values.ts'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'

export function EditEventPage() {
  const { t } = useTranslation(['organise', 'common'])
  const event = useOrganisedEvent()
  const queries = useQueryClient()
  const [initial] = useState(() => valuesOf(event))
  // not the event as it is by now: what somebody else changed meanwhile must not be changed back
  const asSaved = useRef(initial)

  const save = async (values: EventValues) => {
    const body = patchOf(asSaved.current, values)
    if (Object.keys(body).length === 0) return
    await read(api.PATCH('/api/v1/events/{eventId}', { params: { path: { eventId: event.id } }, body }))
    asSaved.current = values
    await queries.invalidateQueries({ queryKey: ['events'] })
  }
  return (
    <>
      <SectionHeader title={t('tabs.details')}>
        <EventStatusActions event={event} />
      </SectionHeader>
      <EventForm
        initial={initial}
        isNew={false}
        submitLabel={t('save_changes')}
        onSubmit={save}
        onSaved={() => say(t('common:saved'))}
      />
    </>
  )
}
