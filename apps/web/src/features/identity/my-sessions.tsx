import type { Session } from '@balai/identity/sessions/contract.ts'
import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { session } from '../../session/session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { say } from '../../ui/say.tsx'
import { deviceName } from './device-name.ts'
import { Section } from './section.tsx'
import { SessionTable } from './session-table.tsx'

type Question = { readonly kind: 'one'; readonly asked: Session } | { readonly kind: 'others' | 'everywhere' }

const queryKey = ['sessions', 'mine']

/** Where I am logged in, and the ways to end it. */
export function MySessions() {
  const { t } = useTranslation('identity')
  const queries = useQueryClient()
  const [question, setQuestion] = useState<Question | null>(null)
  const pages = usePages(queryKey, (page_key) =>
    read(api.GET('/api/v1/me/sessions', { params: { query: { ...(page_key && { page_key }) } } })),
  )
  const answer = async () => {
    if (question?.kind === 'everywhere') {
      await read(api.DELETE('/api/v1/me/sessions'))
      session.forget()
      return
    }
    if (question?.kind === 'one') await end(question.asked.id)
    else await endOthers()
    say(t('sessions.ended'))
    await queries.invalidateQueries({ queryKey })
  }
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      <SessionTable pages={pages} onEnd={(asked) => setQuestion({ kind: 'one', asked })} />
      <Group mt="md" gap="sm">
        {(pages.rows?.length ?? 0) > 1 && (
          <Button variant="default" onClick={() => setQuestion({ kind: 'others' })}>
            {t('sessions.end_others')}
          </Button>
        )}
        <Button variant="light" color="delima" onClick={() => setQuestion({ kind: 'everywhere' })}>
          {t('sessions.everywhere')}
        </Button>
      </Group>
      {question !== null && (
        <ConfirmDialog
          opened
          onClose={() => setQuestion(null)}
          title={t(`sessions.ask.${question.kind}.title`)}
          confirmLabel={t(`sessions.ask.${question.kind}.confirm`)}
          onConfirm={answer}
        >
          <Text>
            {question.kind === 'one'
              ? t('sessions.ask.one.text', { device: deviceName(question.asked.user_agent) })
              : t(`sessions.ask.${question.kind}.text`)}
          </Text>
        </ConfirmDialog>
      )}
    </Section>
  )
}

const end = (id: string) => read(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }))

/** All but this one, those that have not been shown too. */
async function endOthers(): Promise<void> {
  for (;;) {
    const { data } = await read(api.GET('/api/v1/me/sessions', { params: { query: { limit: 200 } } }))
    const others = data.filter(({ current }) => !current)
    if (others.length === 0) return
    for (const { id } of others) await end(id)
  }
}
