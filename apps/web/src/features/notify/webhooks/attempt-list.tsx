import type { AttemptView } from '@balai/notify/webhooks/contract.ts'
import { Badge, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatNumber } from '../../../i18n/format.ts'
import styles from './attempt-list.module.css'

/** Each time that it was sent, the newest first. */
export function AttemptList({ attempts }: { attempts: readonly AttemptView[] }) {
  const { t } = useTranslation('webhooks')
  return (
    <div>
      <Title order={3} mb="xs">
        {t('attempts.title')}
      </Title>
      {attempts.length === 0 && <Text c="dimmed">{t('attempts.none')}</Text>}
      <ol className={styles.attempts} reversed>
        {attempts
          .toSorted((a, b) => b.number - a.number)
          .map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
      </ol>
    </div>
  )
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const { t } = useTranslation('webhooks')
  const { number, started_at, duration_ms, answer } = attempt
  return (
    <li className={styles.attempt}>
      <Group gap="sm">
        <Text fw={600}>{t('attempts.number', { number })}</Text>
        <Outcome attempt={attempt} />
        <Text size="sm" c="dimmed">
          {t('attempts.when', { at: formatDateTime(started_at), ms: formatNumber(duration_ms) })}
        </Text>
      </Group>
      {answer !== null && answer !== '' && (
        <Stack gap={4} mt="xs">
          <Text size="sm">{t('attempts.answer')}</Text>
          <Code block className={styles.answer}>
            {answer}
          </Code>
        </Stack>
      )}
    </li>
  )
}

function Outcome({ attempt: { status, fault } }: { attempt: AttemptView }) {
  const { t } = useTranslation('webhooks')
  if (status !== null) {
    const isGood = status >= 200 && status <= 299
    return <Badge color={isGood ? 'daun' : 'delima'}>{t('attempts.status', { status })}</Badge>
  }
  const known = faults.find((each) => each === fault)
  return (
    <Badge color="delima">
      {known === undefined ? (fault ?? t('attempts.no_answer')) : t(`faults.${wordOfFault(known)}`)}
    </Badge>
  )
}

const faults = [
  'name not found',
  'connection refused',
  'host unreachable',
  'TLS failure',
  'connection broken',
  'timeout',
  'malformed answer',
  'private address',
  'secret unreadable',
] as const
type Fault = (typeof faults)[number]

const wordOfFault = (fault: Fault) => fault.toLowerCase().replaceAll(' ', '_') as FaultWord

type FaultWord<Each = Lowercase<Fault>> = Each extends string ? Underlined<Each> : never
type Underlined<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? `${First}_${Underlined<Rest>}`
  : Text
