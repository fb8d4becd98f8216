import type { Account } from '@balai/identity/accounts/contract.ts'
import { Badge, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import styles from './person-facts.module.css'
import { Section } from './section.tsx'
import { StatusBadge } from './status-badge.tsx'

export function PersonFacts({ person }: { person: Account }) {
  const { t } = useTranslation(['people', 'common', 'identity'])
  const { username, email, email_verified, first_name, last_name, role, status, locale, created_at } = person
  return (
    <Section title={t('facts')}>
      <dl className={styles.facts}>
        <Fact name={t('identity:username')}>
          <span translate="no">{username ?? t('nothing')}</span>
        </Fact>
        <Fact name={t('identity:email')}>
          <Group gap="xs" component="span">
            <span translate="no">{email ?? t('nothing')}</span>
            {email !== null && (
              <Badge color={email_verified ? 'daun' : 'kunyit'}>
                {email_verified ? t('identity:profile.confirmed') : t('identity:profile.unconfirmed')}
              </Badge>
            )}
          </Group>
        </Fact>
        <Fact name={t('full_name')}>
          <span translate="no">{`${first_name} ${last_name}`.trim() || t('nothing')}</span>
        </Fact>
        <Fact name={t('role')}>{t(`common:roles.${role}`)}</Fact>
        <Fact name={t('status')}>
          <Group gap="xs" component="span">
            <StatusBadge status={status} />
            {person.must_change_password && <Badge color="kunyit">{t('must_change')}</Badge>}
          </Group>
        </Fact>
        <Fact name={t('language')}>{t(`common:language.${locale}`)}</Fact>
        <Fact name={t('since')}>
          <time dateTime={created_at}>{formatDateTime(created_at)}</time>
        </Fact>
      </dl>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
