import type { Account } from '@balai/identity/accounts/contract.ts'
import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { session, useAccount } from '../../session/session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { say } from '../../ui/say.tsx'
import { Section } from './section.tsx'
import { SessionTable } from './session-table.tsx'

export function PersonSessions({ person: { id, name } }: { person: Account }) {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const me = useAccount()
  const [isAsking, setAsking] = useState(false)
  const path = { id }
  const pages = usePages(['sessions', id], (page_key) =>
    read(
      api.GET('/api/v1/accounts/{id}/sessions', {
        params: { path, query: { ...(page_key && { page_key }) } },
      }),
    ),
  )
  const logOut = async () => {
    await read(api.DELETE('/api/v1/accounts/{id}/sessions', { params: { path } }))
    if (me.id === id) return session.forget()
    say(t('sessions.done', { name }))
    await queries.invalidateQueries({ queryKey: ['sessions', id] })
  }
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      <SessionTable pages={pages} onEnd={null} />
      <Button variant="light" color="delima" mt="md" onClick={() => setAsking(true)}>
        {t('sessions.confirm')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('sessions.ask', { name })}
        confirmLabel={t('sessions.confirm')}
        onConfirm={logOut}
      >
        <Text>{t('sessions.text')}</Text>
      </ConfirmDialog>
    </Section>
  )
}
