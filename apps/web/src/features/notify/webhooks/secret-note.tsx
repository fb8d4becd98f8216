import { Alert, Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ShownOnce } from '../../../ui/shown-once.tsx'

/** A new secret, what it is for, and that it is not shown again. */
export function SecretNote({ secret, onKept }: { secret: string; onKept: () => void }) {
  const { t } = useTranslation('webhooks')
  return (
    <Stack>
      <ShownOnce label={t('secret')} secret={secret} />
      <Alert color="kunyit">{t('secret_once')}</Alert>
      <Text size="sm">{t('secret_use')}</Text>
      <Button onClick={onKept}>{t('secret_kept')}</Button>
    </Stack>
  )
}
