import type { Account } from '@balai/identity/accounts/contract.ts'
import { Alert, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { IconCloudCheck, IconCloudPause, IconCloudUp, IconDatabaseOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { putAway, sendAgain } from './attend-scan.ts'
import type { DoorScan } from './door-store.ts'
import { OthersLine } from './others-line.tsx'
import type { JudgedScan } from './scan.ts'
import { ScanRow } from './scan-row.tsx'
import { isUndoable } from './scan-standing.ts'
import { useStorageHealth } from './storage-health.ts'
import { sendNow, useQueueState } from './sync-queue.ts'
import type { DoorScans } from './use-door-scans.ts'

interface ScanListProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly account: Account
  readonly scans: DoorScans
  readonly onUndo: (scan: JudgedScan) => void
}

/** Everything that this device keeps: what waits, what the server refused or saw otherwise, and the latest scans. */
export function ScanList({ opened, onClose, account, scans, onUndo }: ScanListProps) {
  const { t } = useTranslation('door')
  const { pending, refused, conflicts, others, latest } = scans
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      zIndex={400}
      title={t('list.title')}
      closeButtonProps={{ 'aria-label': t('list.close') }}
    >
      <Stack gap="lg">
        <StorageLine />
        <QueueLine waiting={pending.count} isAll={others.length === 0} />
        <OthersLine waiting={others} />
        <Section
          title={t('list.refused')}
          lead={t('list.refused_lead')}
          count={refused.count}
          scans={refused.oldest}
        >
          {(scan) => (
            <>
              {scan.account.id === account.id && (
                <Button size="sm" variant="default" onClick={() => void sendAgain(scan)}>
                  {t('list.send_again')}
                </Button>
              )}
              <Button size="sm" variant="subtle" onClick={() => void putAway(scan)}>
                {t('list.put_away')}
              </Button>
            </>
          )}
        </Section>
        <Section
          title={t('list.conflicts')}
          lead={t('list.conflicts_lead')}
          count={conflicts.count}
          scans={conflicts.oldest}
        >
          {(scan) => (
            <Button size="sm" variant="subtle" onClick={() => void putAway(scan)}>
              {t('list.put_away')}
            </Button>
          )}
        </Section>
        <Section
          title={t('list.pending')}
          count={pending.count}
          scans={pending.oldest.filter((scan) => !latest.some(({ order }) => order === scan.order))}
        />
        <Section title={t('list.latest')} count={latest.length} scans={latest} empty={t('last.none')}>
          {(scan) =>
            isUndoable(scan, latest) && (
              <Button size="sm" variant="default" onClick={() => onUndo(scan)}>
                {t('undo.short')}
              </Button>
            )
          }
        </Section>
      </Stack>
    </Drawer>
  )
}

function StorageLine() {
  const { t } = useTranslation('door')
  const health = useStorageHealth()
  return health === 'keeps' ? null : (
    <Alert color="delima" icon={<IconDatabaseOff aria-hidden />}>
      {t(`storage.${health}`)}
    </Alert>
  )
}

function QueueLine({ waiting, isAll }: { waiting: number; isAll: boolean }) {
  const { t } = useTranslation('door')
  const queue = useQueueState()
  const keepsNothing = useStorageHealth() === 'nothing'
  if (waiting === 0) {
    return !isAll || keepsNothing ? null : (
      <Alert color="daun" icon={<IconCloudCheck aria-hidden />} title={t('queue.empty')} />
    )
  }
  const isPaused = queue === 'paused'
  return (
    <Alert
      color={isPaused ? 'delima' : 'kunyit'}
      icon={isPaused ? <IconCloudPause aria-hidden /> : <IconCloudUp aria-hidden />}
      title={t('unsent', { count: waiting })}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t(`queue.${queue}`)}</Text>
        <Button size="sm" variant="default" onClick={sendNow}>
          {t('queue.send_now')}
        </Button>
      </Stack>
    </Alert>
  )
}

interface SectionProps {
  readonly title: string
  readonly lead?: string
  /** Of which `scans` may be only some. */
  readonly count: number
  readonly scans: readonly DoorScan[]
  /** What stands there when there is none; without it the section is left out. */
  readonly empty?: string
  readonly children?: (scan: DoorScan) => ReactNode
}

function Section({ title, lead, count, scans, empty, children }: SectionProps) {
  if (scans.length === 0 && empty === undefined) return null
  return (
    <section>
      <Group gap="xs" mb={4}>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text c="dimmed" className="numbers">
          {count}
        </Text>
      </Group>
      {lead !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {lead}
        </Text>
      )}
      {scans.length === 0 ? (
        <Text c="dimmed">{empty}</Text>
      ) : (
        <Stack component="ul" gap={0} p={0} m={0}>
          {scans.map((scan) => (
            <ScanRow key={scan.order} scan={scan}>
              {children?.(scan)}
            </ScanRow>
          ))}
        </Stack>
      )}
    </section>
  )
}
