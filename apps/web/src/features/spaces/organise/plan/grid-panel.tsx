import { Group, NumberInput, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { resizeGrid, widestPlan } from './edit-plan.ts'
import type { PlanEditor } from './use-plan-editor.ts'

/** While no seat is selected: how large the plan is. */
export function GridPanel({ editor }: { editor: PlanEditor }) {
  const { t } = useTranslation('spaces_admin')
  const { plan_columns, plan_rows, seats } = editor.plan
  const resize = (columns: number | string, rows: number | string, work: string) => {
    if (!Number.isInteger(columns) || !Number.isInteger(rows)) return
    editor.apply((plan) => resizeGrid(plan, Number(columns), Number(rows)), work)
  }
  const limits = { min: 1, max: widestPlan, allowDecimal: false, clampBehavior: 'strict' as const }
  return (
    <Stack gap="sm">
      <Text component="h3" fw={700} m={0}>
        {t('plan.the_plan')}
      </Text>
      <Text c="dimmed">
        {t('plan.count', { count: seats.length })} {seats.length > 0 && t('plan.select_one')}
      </Text>
      <Group grow gap="xs">
        <NumberInput
          label={t('plan.columns')}
          {...limits}
          value={plan_columns}
          onChange={(value) => resize(value, plan_rows, 'columns')}
        />
        <NumberInput
          label={t('plan.rows')}
          {...limits}
          value={plan_rows}
          onChange={(value) => resize(plan_columns, value, 'rows')}
        />
      </Group>
    </Stack>
  )
}
