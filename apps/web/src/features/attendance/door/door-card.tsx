import { Badge, Card, Group, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconDoorEnter, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useClockOffset } from '../../../api/server-clock.ts'
import { formatSpan } from '../../../i18n/format.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { doorSettings } from './door-settings.ts'
import { gatesOf } from './gates.ts'
import { fetchPack, keptPack } from './offline-pack.ts'
import { opensOffline, useStorageHealth } from './storage-health.ts'

export interface DoorEvent {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly starts_at: string
  readonly ends_at: string
  readonly time_zone: string
}

interface DoorCardProps {
  readonly event: DoorEvent
  readonly accountId: string
  /** Where this device scanned last. */
  readonly isLast: boolean
}

/** An event and its gates. Seeing it here packs it: whoever opens the door page at home is ready for a hall without network. */
export function DoorCard({ event, accountId, isLast }: DoorCardProps) {
  const { t } = useTranslation('door')
  const { data: kept = null } = useQuery({
    queryKey: ['door', 'pack', accountId, event.id],
    queryFn: () => fetchPack(accountId, event.id).catch(() => keptPack(accountId, event.id)),
    staleTime: 60_000,
  })
  const gates = kept === null ? [] : gatesOf(kept.pack)
  const lastGate = doorSettings().gates[event.id]
  const health = useStorageHealth()
  const now = Date.now() + useClockOffset()
  const isNow = Date.parse(event.starts_at) <= now && Date.parse(event.ends_at) > now
  const isPacked = health === 'keeps' && opensOffline
  return (
    <Card component="section">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={2} size="h3" translate="no" flex="1 1 11rem">
          {event.title}
        </Title>
        <Group gap="xs" flex="none">
          {isNow && <Badge color="daun">{t('choose.now')}</Badge>}
          {isLast && <Badge color="gray">{t('choose.last')}</Badge>}
        </Group>
      </Group>
      <Text c="dimmed">
        {formatSpan(event.starts_at, event.ends_at, event.time_zone)}
        {event.place !== '' && ` · ${event.place}`}
      </Text>
      <Group gap="sm" mt="md">
        {gates.length === 0 ? (
          <ButtonLink
            to="/door/$eventId"
            params={{ eventId: event.id }}
            leftSection={<IconDoorEnter size={20} aria-hidden />}
          >
            {t('choose.open')}
          </ButtonLink>
        ) : (
          gates.map((gate) => (
            <ButtonLink
              key={gate}
              to="/door/$eventId"
              params={{ eventId: event.id }}
              search={{ gate }}
              variant={isLast && gate === lastGate ? 'filled' : gates.length === 1 ? 'filled' : 'default'}
              leftSection={<IconDoorEnter size={20} aria-hidden />}
            >
              {t('gate.name', { gate })}
            </ButtonLink>
          ))
        )}
      </Group>
      {kept !== null && (
        <Text size="sm" c="dimmed" mt="sm">
          <Group component="span" gap={6} wrap="nowrap" align="flex-start">
            {isPacked ? <IconCircleCheck size={18} aria-hidden /> : <IconInfoCircle size={18} aria-hidden />}
            {t(isPacked ? 'choose.packed' : health === 'keeps' ? 'choose.packed_open' : 'choose.unpacked')}
          </Group>
        </Text>
      )}
    </Card>
  )
}
