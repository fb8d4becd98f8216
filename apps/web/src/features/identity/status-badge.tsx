import type { Account } from '@balai/identity/accounts/contract.ts'
import { Badge } from '@mantine/core'
import { IconBan, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export function StatusBadge({ status }: { status: Account['status'] }) {
  const { t } = useTranslation('people')
  const Icon = status === 'active' ? IconCheck : IconBan
  return (
    <Badge color={status === 'active' ? 'daun' : 'delima'} leftSection={<Icon size={14} aria-hidden />}>
      {t(`statuses.${status}`)}
    </Badge>
  )
}
