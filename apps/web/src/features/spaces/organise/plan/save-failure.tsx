import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../../../ui/problem-text.ts'
import type { PlanEditor } from './use-plan-editor.ts'
import type { PlanFailure } from './use-save-plan.ts'

/** Why the plan was not saved, and which seats it is about. */
export function SaveFailure({ editor, failure }: { editor: PlanEditor; failure: PlanFailure }) {
  const { t } = useTranslation('spaces_admin')
  const { problem, seats } = failure
  const goTo = (key: string) => {
    const gone = editor.saved.seats.find((seat) => seat.key === key)
    const stands = editor.plan.seats.some((seat) => seat.key === key)
    // one that may not be taken away comes back
    if (!stands && gone) editor.apply((plan) => ({ ...plan, seats: [...plan.seats, gone] }))
    editor.show(key)
  }
  return (
    <Alert role="alert" color="delima" icon={<IconAlertTriangle aria-hidden />} title={problemText(problem)}>
      <Text size="sm">{t('plan.not_saved')}</Text>
      <Group gap="xs" mt="xs">
        {seats.map(({ key, number, error }) => (
          <Button key={error.path} size="sm" variant="default" onClick={() => goTo(key)}>
            {number}
          </Button>
        ))}
      </Group>
    </Alert>
  )
}
