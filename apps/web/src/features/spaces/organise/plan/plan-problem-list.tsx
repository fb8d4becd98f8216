import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PlanEditor } from './use-plan-editor.ts'

const mostShown = 5

/** What is to be mended before the plan can be saved; each leads to its seat. */
export function PlanProblemList({ editor }: { editor: PlanEditor }) {
  const { t } = useTranslation('spaces_admin')
  const { problems, plan } = editor
  if (problems.length === 0) return null
  const numberOf = (key: string) => plan.seats.find((seat) => seat.key === key)?.number
  return (
    <Alert
      mt="sm"
      color="kunyit"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('plan.problems.title', { count: problems.length })}
    >
      <Stack gap={4} align="flex-start">
        {problems.slice(0, mostShown).map(({ key, kind, number }) => (
          <Button
            key={key}
            variant="subtle"
            size="sm"
            px="xs"
            color="kunyit"
            onClick={() => editor.show(key)}
          >
            {numberOf(key)}: {t(`plan.problems.${kind}`, { number })}
          </Button>
        ))}
      </Stack>
    </Alert>
  )
}
