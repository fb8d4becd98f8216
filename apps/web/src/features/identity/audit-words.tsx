import type { AuditEntry } from '@balai/identity/audit/contract.ts'
import { Code, Text } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { AnchorLink } from '../../ui/links.tsx'

/** Those that have words; a newer server may log others, which are shown by their code. */
export const actions = [
  'account.registered',
  'account.created',
  'account.role_changed',
  'account.suspended',
  'account.restored',
  'account.logged_in',
  'account.locked_out',
  'email.changed',
  'email.verified',
  'password.changed',
  'password.reset',
  'password.reset_requested',
  'password.reset_mailed',
  'session.revoked',
  'session.all_revoked',
  'session.token_reused',
  'api_key.created',
  'api_key.revoked',
  'demo_data.added',
  'dead_letter.replayed',
  'dead_letter.discarded',
] as const

export function actionText(action: string): string | null {
  const known = actions.find((each) => each === action)
  return known === undefined ? null : i18next.t(`people:actions.${known}`)
}

export function ActionWords({ action }: { action: string }) {
  return actionText(action) ?? <Code>{action}</Code>
}

export function ActorWords({ actor }: { actor: AuditEntry['actor'] }) {
  const { t } = useTranslation('people')
  if (actor.kind !== 'account') return t(`actors.${actor.kind}`)
  return <AccountLink id={actor.id} name={actor.name} />
}

export function SubjectWords({ subject }: { subject: AuditEntry['subject'] }) {
  const { t } = useTranslation('people')
  if (subject === null) return '–'
  if (subject.kind === 'account') return <AccountLink id={subject.id} name={subject.name} />
  return (
    <>
      {t(`subjects.${subject.kind}`)}{' '}
      <Text span translate="no">
        {subject.name}
      </Text>
    </>
  )
}

function AccountLink({ id, name }: { id: string | null; name: string | null }) {
  if (id === null) return <Text translate="no">{name}</Text>
  return (
    <AnchorLink to="/admin/people/$accountId" params={{ accountId: id }} translate="no">
      {name ?? id}
    </AnchorLink>
  )
}
