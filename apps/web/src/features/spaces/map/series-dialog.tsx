import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import type { Skipped } from '@balai/spaces/reservations/contract.ts'
import { Alert, Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { type Problem, toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { formatSpan, formatTime, formatWeekday } from '../../../i18n/format.ts'
import { wallOf } from '../../../i18n/wall-clock.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'
import { type Choice, isoOf } from './choice.ts'
import { dateAfter } from './slots.ts'

interface SeriesDialogProps {
  readonly area: AreaView
  readonly seat: SeatView
  readonly choice: Choice
  readonly onClose: () => void
}

const weeksBetween = [1, 2, 3, 4] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The same seat at the same hours, week after week. */
export function SeriesDialog({ area, seat, choice, onClose }: SeriesDialogProps) {
  const { t } = useTranslation(['spaces', 'common'])
  const keyOf = useWorkKey()
  const refresh = useRefreshReservations()
  const [skipped, setSkipped] = useState<readonly Skipped[]>([])
  const [isMade, setMade] = useState(false)
  const first = { from: isoOf(choice.from), to: isoOf(choice.to) }
  const firstDate = wallOf(first.from, area.time_zone).slice(0, 10)
  const firstWeekday = String(new Date(firstDate).getUTCDay() || 7)
  const form = useForm({
    initialValues: {
      every_weeks: '1',
      weekdays: [firstWeekday],
      until: dateAfter(firstDate, 28),
      on_conflict: 'skip',
    },
    validate: {
      until: (until) => (until < firstDate ? t('series.until_before') : null),
    },
  })
  const make = async (values: typeof form.values) => {
    const body = {
      seat_id: seat.id,
      first,
      every_weeks: Number(values.every_weeks),
      weekdays: [...new Set([...values.weekdays, firstWeekday])].map(Number),
      until: values.until,
      on_conflict: values.on_conflict === 'fail' ? ('fail' as const) : ('skip' as const),
    }
    setSkipped([])
    try {
      const made = await read(api.POST('/api/v1/reservation-series', { headers: keyOf(body), body }))
      await refresh()
      say(t('series.made', { count: made.reservations.length }))
      if (made.skipped.length === 0) return onClose()
      setMade(true)
      setSkipped(made.skipped)
    } catch (error) {
      setSkipped(skippedOf(toProblem(error)))
      throw error
    }
  }
  const zone = area.time_zone
  return (
    <Dialog onClose={onClose} title={t('series.title', { seat: seat.number })}>
      {isMade ? (
        <Stack>
          <SkippedList skipped={skipped} timeZone={zone} />
          <Button onClick={onClose}>{t('common:close')}</Button>
        </Stack>
      ) : (
        <Form
          form={form}
          onSubmit={make}
          submitLabel={t('series.submit')}
          actions={
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          }
        >
          <Text>
            {t('series.lead', { from: formatTime(first.from, zone), to: formatTime(first.to, zone) })}
          </Text>
          <NativeSelect
            label={t('series.every')}
            data={weeksBetween.map((count) => ({
              value: String(count),
              label: t('series.weeks', { count }),
            }))}
            {...form.getInputProps('every_weeks')}
          />
          <Checkbox.Group label={t('series.weekdays')} {...form.getInputProps('weekdays')}>
            <Group gap="sm" mt={4}>
              {weekdays.map((day) => (
                <Checkbox
                  key={day}
                  value={String(day)}
                  label={formatWeekday(day)}
                  disabled={String(day) === firstWeekday}
                />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput
            type="date"
            label={t('series.until')}
            required
            min={firstDate}
            max={dateAfter(firstDate, area.ahead_days)}
            {...form.getInputProps('until')}
          />
          <Radio.Group label={t('series.on_conflict')} {...form.getInputProps('on_conflict')}>
            <Stack gap="xs" mt={4}>
              <Radio value="skip" label={t('series.skip')} />
              <Radio value="fail" label={t('series.fail')} />
            </Stack>
          </Radio.Group>
          {skipped.length > 0 && <SkippedList skipped={skipped} timeZone={zone} />}
        </Form>
      )}
    </Dialog>
  )
}

/** A conflict of a series says which of its times cannot be had. */
const skippedOf = ({ extensions }: Problem): readonly Skipped[] =>
  (extensions.skipped as readonly Skipped[] | undefined) ?? []

const shown = 8

function SkippedList({ skipped, timeZone }: { skipped: readonly Skipped[]; timeZone: string }) {
  const { t } = useTranslation('spaces')
  const rest = skipped.length - shown
  return (
    <Alert color="kunyit" role="status" title={t('series.skipped', { count: skipped.length })}>
      <ul>
        {skipped.slice(0, shown).map(({ from, to, taken }) => (
          <li key={from}>
            {formatSpan(from, to, timeZone)}: {t(taken ? 'series.taken' : 'series.refused')}
          </li>
        ))}
      </ul>
      {rest > 0 && <Text size="sm">{t('series.more', { count: rest })}</Text>}
    </Alert>
  )
}
