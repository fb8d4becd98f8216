import { Card, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './house-facts.module.css'
import type { System } from './system.ts'

export function HouseFacts({ system }: { system: System }) {
  const { t } = useTranslation('operations')
  const { database, mail } = system
  return (
    <Card component="section" aria-labelledby="facts">
      <Title order={2} id="facts" mb="sm">
        {t('health.facts')}
      </Title>
      <dl className={styles.facts}>
        <Fact name="Balai">{system.version}</Fact>
        <Fact name="Node.js">{system.node_version}</Fact>
        <Fact name="PostgreSQL">
          {t(database.embedded ? 'health.embedded' : 'health.server', { version: database.version })}
        </Fact>
        <Fact name={t('health.modules')}>{system.modules.join(', ')}</Fact>
        <Fact name={t('health.worker')}>
          {t(system.worker ? 'health.worker_here' : 'health.worker_elsewhere')}
        </Fact>
        <Fact name={t('health.mail')}>{t(`health.mail_${mail.kind}`, { from: mail.from })}</Fact>
      </dl>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
