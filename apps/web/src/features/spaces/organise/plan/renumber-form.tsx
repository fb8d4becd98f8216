import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSeat } from './draft.ts'
import { renumberSeats } from './edit-plan.ts'
import type { PlanEditor } from './use-plan-editor.ts'

interface RenumberFormProps {
  readonly editor: PlanEditor
  readonly seats: readonly DraftSeat[]
}

/** Numbers that go on from one to the next, row by row. */
export function RenumberForm({ editor, seats }: RenumberFormProps) {
  const { t } = useTranslation('spaces_admin')
  const [first, setFirst] = useState(seats[0]?.number ?? '')
  const renumber = () => {
    if (first.trim() === '') return
    editor.apply((plan) => renumberSeats(plan, new Set(seats.map(({ key }) => key)), first.trim()))
  }
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex="1 1 8rem"
        label={t('plan.renumber_from')}
        maxLength={32}
        value={first}
        onChange={({ currentTarget }) => setFirst(currentTarget.value)}
      />
      <Button variant="default" onClick={renumber}>
        {t('plan.renumber')}
      </Button>
    </Group>
  )
}
