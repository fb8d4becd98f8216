import { Alert, Button, Group, Text } from '@mantine/core'
import { IconBellRinging, IconCheck, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { type Problem, toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { useRefreshReservations } from '../reservation-queries.ts'
import { type Choice, isoOf } from './choice.ts'

interface WaitingProps {
  readonly areaId: string
  /** Null: any seat of the area. */
  readonly seatId: string | null
  readonly choice: Choice
}

type Way = 'this_seat' | 'any_seat' | 'watch'

/** Waits for a seat that somebody has: in the queue, which offers it, or only to be told. */
export function Waiting({ areaId, seatId, choice }: WaitingProps) {
  const { t } = useTranslation('spaces')
  const [done, setDone] = useState<Way | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keyOf = useWorkKey()
  const refresh = useRefreshReservations()
  const wait = useOneAtATime(async (way: Way) => {
    const seat = way === 'any_seat' ? null : seatId
    const body = { area_id: areaId, seat_id: seat, from: isoOf(choice.from), to: isoOf(choice.to) }
    const headers = keyOf({ way, body })
    setProblem(null)
    try {
      if (way === 'watch') await read(api.POST('/api/v1/seat-watches', { headers, body }))
      else await read(api.POST('/api/v1/waitlist-entries', { headers, body }))
      setDone(way)
      await refresh()
    } catch (error) {
      setProblem(toProblem(error))
    }
  })
  const ways: readonly Way[] = seatId === null ? ['any_seat', 'watch'] : ['this_seat', 'any_seat', 'watch']
  return (
    <section aria-label={t('waiting.title')}>
      {problem !== null && <Alert role="alert" color="delima" mb="xs" title={problemText(problem)} />}
      {done !== null ? (
        <Alert
          role="status"
          color="daun"
          icon={<IconCheck aria-hidden />}
          title={t(`waiting.done.${done}`)}
        />
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {t('waiting.why')}
          </Text>
          <Group gap="xs">
            {ways.map((way) => (
              <Button
                key={way}
                size="sm"
                variant="default"
                leftSection={
                  way === 'watch' ? (
                    <IconBellRinging size={16} aria-hidden />
                  ) : (
                    <IconHourglass size={16} aria-hidden />
                  )
                }
                onClick={() => void wait(way)}
              >
                {t(`waiting.${way}`)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </section>
  )
}
