import { Alert, Button, Code, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../api/problem.ts'
import { problemText } from './problem-text.ts'

/** Instead of what could not be loaded: why, the number that support asks for, and another try. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const problem = toProblem(error)
  const isOffline = problem.code === 'offline'
  return (
    <Alert
      role="alert"
      color={isOffline ? 'kunyit' : 'delima'}
      icon={isOffline ? <IconWifiOff aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={problemText(problem)}
    >
      <Stack gap="sm" align="flex-start">
        {problem.requestId !== null && (
          <Text size="sm">
            {t('request_id')} <Code>{problem.requestId}</Code>
          </Text>
        )}
        {onRetry !== undefined && (
          <Button size="sm" variant="default" onClick={onRetry}>
            {t('try_again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
