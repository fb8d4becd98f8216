import { Button, Stack, Text } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useLetterToken } from '../../../ui/letter-token.ts'
import { AnchorLink, ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'

/** With a button, because mail programs open links by themselves to look what is behind them. Nobody need log in. */
export function UnsubscribePage() {
  const { t } = useTranslation('notify')
  const token = useLetterToken()
  const unsubscribe = useMutation({
    mutationFn: (text: string) =>
      read(api.POST('/api/v1/notification-preferences/unsubscribe', { body: { token: text } })),
  })
  if (unsubscribe.isSuccess) return <Unsubscribed name={unsubscribe.data.name} />
  if (token === null) {
    return (
      <>
        <PageHeader title={t('unsubscribe.title')} lead={t('unsubscribe.no_token')} />
        <ButtonLink to="/notifications/preferences">{t('unsubscribe.settings')}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('unsubscribe.title')} lead={t('unsubscribe.lead')} />
      <Stack>
        {unsubscribe.isError && <ErrorState error={unsubscribe.error} />}
        <Button loading={unsubscribe.isPending} onClick={() => unsubscribe.mutate(token)} fullWidth>
          {t('unsubscribe.submit')}
        </Button>
        <AnchorLink to="/" py={10} ta="center">
          {t('unsubscribe.keep')}
        </AnchorLink>
      </Stack>
    </>
  )
}

function Unsubscribed({ name }: { name: string }) {
  const { t } = useTranslation('notify')
  return (
    <>
      <PageHeader title={t('unsubscribe.done_title')} />
      <EmptyState icon={IconMailOff} text={t('unsubscribe.done', { name })}>
        <Text c="dimmed">{t('unsubscribe.change_mind')}</Text>
        <ButtonLink to="/notifications/preferences">{t('unsubscribe.settings')}</ButtonLink>
      </EmptyState>
    </>
  )
}
