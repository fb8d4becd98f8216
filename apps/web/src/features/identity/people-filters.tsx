import { Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SearchField } from '../../ui/search-field.tsx'
import { roles, statuses } from './account-query.ts'

interface Filters {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly status?: string | undefined
}

interface PeopleFiltersProps {
  readonly filters: Filters
  readonly onChange: (change: Filters) => void
}

export function PeopleFilters({ filters, onChange }: PeopleFiltersProps) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Group mb="md" gap="sm" role="search">
      <SearchField label={t('search')} value={filters.q} onChange={(q) => onChange({ q })} />
      <Select
        aria-label={t('role')}
        placeholder={t('all_roles')}
        clearable
        clearButtonProps={{ 'aria-label': t('all_roles') }}
        value={filters.role ?? null}
        onChange={(role) => onChange({ role: role ?? undefined })}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        flex="1 1 9rem"
        maw={{ sm: 200 }}
      />
      <Select
        aria-label={t('status')}
        placeholder={t('all_statuses')}
        clearable
        clearButtonProps={{ 'aria-label': t('all_statuses') }}
        value={filters.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
        data={statuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
        flex="1 1 9rem"
        maw={{ sm: 200 }}
      />
    </Group>
  )
}
