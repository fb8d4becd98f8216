import type { CrewMember } from '@balai/attendance/events/contract.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { say } from '../../../ui/say.tsx'
import { CrewDialog } from './crew-dialog.tsx'
import { GatesForm } from './gates-form.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'

export function CrewPage() {
  const { t } = useTranslation(['organise', 'common'])
  const event = useOrganisedEvent()
  const [edited, setEdited] = useState<CrewMember | 'new' | null>(null)
  const crew = usePages<CrewMember>(['events', event.id, 'crew'], (page_key) =>
    read(
      api.GET('/api/v1/events/{eventId}/crew', {
        params: { path: { eventId: event.id }, query: page_key === undefined ? {} : { page_key } },
      }),
    ),
  )
  const columns = useColumns(setEdited)
  return (
    <>
      <SectionHeader title={t('tabs.crew')} lead={t('crew.lead')}>
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
          {t('crew.add')}
        </Button>
      </SectionHeader>
      <DataTable
        caption={t('tabs.crew')}
        columns={columns}
        pages={crew}
        keyOf={({ username }) => username}
        empty={<EmptyState icon={IconUsers} text={t('crew.empty')} />}
      />
      <GatesForm key={event.gates.join('\n')} event={event} />
      {edited !== null && (
        <CrewDialog event={event} member={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function useColumns(onEdit: (member: CrewMember) => void): Column<CrewMember>[] {
  const { t } = useTranslation(['organise', 'common'])
  return [
    {
      key: 'name',
      header: t('crew.name'),
      isTitle: true,
      cell: ({ name, username }) => (
        <>
          <div translate="no">{name ?? username}</div>
          {name !== null && name !== username && (
            <Text size="sm" c="dimmed" fw={400} translate="no">
              {username}
            </Text>
          )}
        </>
      ),
    },
    { key: 'role', header: t('crew.role'), cell: ({ role }) => t(`crew.roles.${role}`) },
    {
      key: 'gates',
      header: t('crew.gates'),
      cell: ({ gates }) => (gates.length === 0 ? t('crew.every_gate') : gates.join(', ')),
    },
    {
      key: 'actions',
      header: t('actions_column'),
      align: 'end',
      cell: (member) => <RowActions member={member} onEdit={() => onEdit(member)} />,
    },
  ]
}

function RowActions({ member, onEdit }: { member: CrewMember; onEdit: () => void }) {
  const { t } = useTranslation(['organise', 'common'])
  const { id: eventId } = useOrganisedEvent()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const name = member.name ?? member.username
  const remove = async () => {
    const params = { path: { eventId, username: member.username } }
    await read(api.DELETE('/api/v1/events/{eventId}/crew/{username}', { params }))
    // whoever took the own post away does not see this page any more
    await queries.invalidateQueries({ queryKey: ['events'] })
    say(t('crew.removed', { name }))
  }
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button px="sm" variant="default" onClick={onEdit} aria-label={t('crew.change_of', { name })}>
        {t('common:edit')}
      </Button>
      <Button
        px="sm"
        variant="subtle"
        color="delima"
        onClick={() => setAsking(true)}
        aria-label={t('crew.remove_of', { name })}
      >
        {t('remove')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('crew.remove_of', { name })}
        confirmLabel={t('crew.remove')}
        onConfirm={remove}
      >
        {t('crew.remove_text', { name })}
      </ConfirmDialog>
    </Group>
  )
}
