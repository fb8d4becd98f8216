import type { EventView } from '@balai/attendance/events/contract.ts'
import { Card, TagsInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'

/** The gates of an event, beside the crew that stands at them. */
export function GatesForm({ event }: { event: EventView }) {
  const { t } = useTranslation(['organise', 'common'])
  const queries = useQueryClient()
  const form = useForm<{ gates: string[] }>({ initialValues: { gates: event.gates } })
  const save = async ({ gates }: { gates: string[] }) => {
    const params = { path: { eventId: event.id } }
    await read(api.PATCH('/api/v1/events/{eventId}', { params, body: { gates } }))
    await queries.invalidateQueries({ queryKey: ['events'] })
    say(t('common:saved'))
  }
  return (
    <Card mt="xl" maw={760}>
      <Title order={3} mb="sm">
        {t('form.gates')}
      </Title>
      <Form form={form} onSubmit={save} submitLabel={t('crew.save_gates')}>
        <TagsInput
          size="md"
          label={t('crew.gate_names')}
          description={t('form.gates_why')}
          maxTags={50}
          acceptValueOnBlur
          {...form.getInputProps('gates')}
        />
      </Form>
    </Card>
  )
}
