import type { Alternative } from '@balai/spaces/reservations/contract.ts'
import { Button, Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatSpan, formatTime } from '../../../i18n/format.ts'
import { type Choice, spanOf } from './choice.ts'

interface AlternativesProps {
  readonly alternatives: readonly Alternative[]
  readonly choice: Choice
  readonly timeZone: string
  readonly busy: boolean
  readonly onTake: (alternative: Alternative) => void
}

/** What could be had instead: one tap holds it. */
export function Alternatives({ alternatives, choice, timeZone, busy, onTake }: AlternativesProps) {
  const { t } = useTranslation('spaces')
  if (alternatives.length === 0) return null
  const isSameTime = (each: Alternative) => {
    const { from, to } = spanOf(each)
    return from === choice.from && to === choice.to
  }
  const button = (each: Alternative, label: string, name: string) => (
    <Button
      key={`${each.seat_id} ${each.from}`}
      variant="light"
      h="auto"
      mih="var(--balai-touch)"
      py={6}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
      aria-label={name}
      disabled={busy}
      onClick={() => onTake(each)}
    >
      {label}
    </Button>
  )
  return (
    <section aria-label={t('alternatives.title')}>
      <Title order={3} mb="xs">
        {t('alternatives.title')}
      </Title>
      <Group gap="xs">
        {alternatives.filter(isSameTime).map((each) => {
          const time = { from: formatTime(each.from, timeZone), to: formatTime(each.to, timeZone) }
          return button(each, each.seat_number, t('alternatives.seat', { seat: each.seat_number, ...time }))
        })}
        {alternatives
          .filter((each) => !isSameTime(each))
          .map((each) => {
            const time = formatSpan(each.from, each.to, timeZone)
            const name = t('alternatives.later', { seat: each.seat_number, time })
            return button(each, name, name)
          })}
      </Group>
    </section>
  )
}
