import type { CrewMember, CrewRole, EventView } from '@balai/attendance/events/contract.ts'
import { Autocomplete, Button, MultiSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'

interface CrewDialogProps {
  readonly event: EventView
  /** Null: somebody new. */
  readonly member: CrewMember | null
  readonly onClose: () => void
}

type Values = { username: string; role: CrewRole; gates: string[] }

export function CrewDialog({ event, member, onClose }: CrewDialogProps) {
  const { t } = useTranslation(['organise', 'common'])
  const queries = useQueryClient()
  const form = useForm<Values>({
    initialValues: {
      username: member?.username ?? '',
      role: member?.role ?? 'scanner',
      gates: member?.gates ?? [],
    },
    validate: { username: (name) => (name.trim() === '' ? t('form.faults.needed') : null) },
  })
  const people = usePeople(event.id, form.values.username, member === null)
  const save = async ({ username, role, gates }: Values) => {
    const params = { path: { eventId: event.id, username: username.trim() } }
    await read(api.PUT('/api/v1/events/{eventId}/crew/{username}', { params, body: { role, gates } }))
    await queries.invalidateQueries({ queryKey: ['events'] })
    say(t('common:saved'))
    onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      title={member === null ? t('crew.add') : t('crew.change_of', { name: member.name ?? member.username })}
    >
      <Form
        form={form}
        onSubmit={save}
        submitLabel={t(member === null ? 'crew.add' : 'save_changes')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        {member === null ? (
          <Autocomplete
            size="md"
            label={t('crew.who')}
            description={t('crew.who_why')}
            required
            data-autofocus
            data={people.map(({ username }) => username)}
            filter={({ options }) => options}
            renderOption={({ option }) => (
              <div>
                <Text fw={600}>{people.find(({ username }) => username === option.value)?.name}</Text>
                <Text size="sm" c="dimmed">
                  {option.value}
                </Text>
              </div>
            )}
            {...form.getInputProps('username')}
          />
        ) : (
          <TextInput label={t('crew.who')} disabled {...form.getInputProps('username')} />
        )}
        <Radio.Group label={t('crew.role')} size="md" {...form.getInputProps('role')}>
          <Stack gap="xs" mt="xs">
            <Radio value="scanner" label={t('crew.roles.scanner')} description={t('crew.scanner_may')} />
            <Radio value="manager" label={t('crew.roles.manager')} description={t('crew.manager_may')} />
          </Stack>
        </Radio.Group>
        <MultiSelect
          label={t('crew.gates')}
          description={t(event.gates.length === 0 ? 'crew.no_gates' : 'crew.gates_why')}
          placeholder={form.values.gates.length === 0 ? t('crew.every_gate') : ''}
          data={[...event.gates]}
          disabled={event.gates.length === 0}
          {...form.getInputProps('gates')}
        />
      </Form>
    </Dialog>
  )
}

/** Whoever's name begins like this. Only a help: a username or an e-mail is taken as it is typed. */
function usePeople(eventId: string, typed: string, enabled: boolean) {
  const [q] = useDebouncedValue(typed.trim(), 200)
  const found = useQuery({
    queryKey: ['events', eventId, 'people', q],
    queryFn: () =>
      read(api.GET('/api/v1/events/{eventId}/people', { params: { path: { eventId }, query: { q } } })),
    enabled: enabled && q.length >= 2,
    placeholderData: (before) => before,
  })
  return found.data?.data ?? []
}
