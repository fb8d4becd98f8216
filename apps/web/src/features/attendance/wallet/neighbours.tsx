import type { WalletTicket } from '@balai/attendance/tickets/contract.ts'
import { Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../ui/links.tsx'

interface NeighboursProps {
  readonly of: WalletTicket
  readonly among: readonly WalletTicket[]
}

/** For whoever holds the tickets of the whole family: one after the other, at the door. */
export function Neighbours({ of: ticket, among }: NeighboursProps) {
  const { t } = useTranslation('wallet')
  const family = among.filter(({ event_id }) => event_id === ticket.event_id)
  if (family.length < 2) return null
  const place = family.findIndex(({ id }) => id === ticket.id)
  return (
    <Group component="nav" aria-label={t('others')} justify="space-between" wrap="nowrap">
      <Step to={family[place - 1]} icon={<IconChevronLeft size={18} aria-hidden />} label={t('previous')} />
      <Text size="sm">{t('position', { place: place + 1, of: family.length })}</Text>
      <Step
        to={family[place + 1]}
        icon={<IconChevronRight size={18} aria-hidden />}
        label={t('next')}
        isNext
      />
    </Group>
  )
}

interface StepProps {
  readonly to: WalletTicket | undefined
  readonly icon: React.ReactNode
  readonly label: string
  readonly isNext?: boolean
}

function Step({ to, icon, label, isNext = false }: StepProps) {
  if (to === undefined) return <span style={{ width: '7rem' }} />
  return (
    <ButtonLink
      to="/wallet/$ticketId"
      params={{ ticketId: to.id }}
      replace
      variant="default"
      {...(isNext ? { rightSection: icon } : { leftSection: icon })}
    >
      {label}
    </ButtonLink>
  )
}
