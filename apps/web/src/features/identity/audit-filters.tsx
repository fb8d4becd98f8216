import { Group, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SearchField } from '../../ui/search-field.tsx'
import { actions, actionText } from './audit-words.tsx'

interface Filters {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

interface AuditFiltersProps {
  readonly filters: Filters
  readonly onChange: (change: Filters) => void
}

export function AuditFilters({ filters, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('people')
  const { actor, action, subject, from, to } = filters
  return (
    <Stack mb="md" gap="sm" role="search">
      <Group gap="sm">
        <SearchField
          label={t('audit.filter_actor')}
          value={actor}
          onChange={(next) => onChange({ actor: next })}
        />
        <SearchField
          label={t('audit.filter_subject')}
          value={subject}
          onChange={(next) => onChange({ subject: next })}
        />
        <Select
          aria-label={t('audit.action')}
          placeholder={t('audit.all_actions')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('audit.all_actions') }}
          value={action ?? null}
          onChange={(next) => onChange({ action: next ?? undefined })}
          data={[...new Set([...actions, ...(action === undefined ? [] : [action])])].map((each) => ({
            value: each,
            label: actionText(each) ?? each,
          }))}
          flex="1 1 14rem"
        />
      </Group>
      <Group gap="sm">
        <TextInput
          type="date"
          flex="1 1 9rem"
          maw={220}
          label={t('audit.from')}
          value={from ?? ''}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          flex="1 1 9rem"
          maw={220}
          label={t('audit.to')}
          value={to ?? ''}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
        />
      </Group>
    </Stack>
  )
}
