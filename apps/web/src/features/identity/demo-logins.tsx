import { Alert, Code, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ShownOnce } from '../../ui/shown-once.tsx'

interface DemoLoginsProps {
  readonly seeded: {
    readonly events: number
    readonly tickets: number
    readonly accounts: number
    readonly password: string
    readonly usernames: readonly string[]
  }
}

/** Who can be tried out in another browser; the password is told this once. */
export function DemoLogins({ seeded }: DemoLoginsProps) {
  const { t } = useTranslation('identity')
  const { events, tickets, accounts, password, usernames } = seeded
  const counts = {
    events: formatNumber(events),
    tickets: formatNumber(tickets),
    accounts: formatNumber(accounts),
  }
  return (
    <>
      <PageHeader title={t('demo.done_title')} lead={t('demo.done', counts)} />
      <Stack>
        <ShownOnce label={t('demo.password')} secret={password} />
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('demo.usernames')}
          </Text>
          <Group gap={6}>
            {usernames.map((username) => (
              <Code key={username} fz="sm">
                {username}
              </Code>
            ))}
          </Group>
        </div>
        <Alert color="kunyit">{t('shown_once')}</Alert>
        <ButtonLink to="/" fullWidth>
          {t('go_home')}
        </ButtonLink>
      </Stack>
    </>
  )
}
