import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Card } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { formatWeekday } from '../../../../i18n/format.ts'
import { Form } from '../../../../ui/form.tsx'
import { LeaveGuard } from '../../../../ui/leave-guard.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { CopyMenu } from './copy-menu.tsx'
import { OpeningsEditor } from './openings-editor.tsx'
import { faultsOf, hoursOf, newOpening, type Week, weekdays, weekOf } from './week.ts'
import styles from './week-form.module.css'

/** When an area is open, every week. */
export function WeekForm({ area }: { area: AreaView }) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const queries = useQueryClient()
  const form = useForm<{ week: Week }>({
    initialValues: { week: weekOf(area.opening_hours) },
    validate: { week: (week) => (week.some((day) => faultsOf(day).size > 0) ? t('hours.faulty') : null) },
  })
  const save = async ({ week }: { week: Week }) => {
    const params = { path: { areaId: area.id } }
    const body = { hours: hoursOf(week) }
    await read(api.PUT('/api/v1/areas/{areaId}/opening-hours', { params, body }))
    form.resetDirty()
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('common:saved'))
  }
  const { week } = form.values
  const change = (next: Week) => form.setFieldValue('week', next)
  const copy = (from: number, to: readonly number[]) => {
    const openings = week[from - 1] ?? []
    change(
      week.map((day, index) =>
        index !== from - 1 && to.includes(index + 1)
          ? openings.map(({ opens, closes }) => newOpening(opens, closes))
          : day,
      ),
    )
    say(t('hours.copied', { day: formatWeekday(from) }))
  }
  return (
    <Card maw={760}>
      <Form form={form} onSubmit={save} submitLabel={t('hours.save')}>
        <LeaveGuard isUnsaved={() => form.isDirty()} />
        <ul className={styles.week}>
          {weekdays.map((weekday) => (
            <li key={weekday} className={styles.day}>
              <strong className={styles.name}>{formatWeekday(weekday)}</strong>
              <OpeningsEditor
                of={formatWeekday(weekday)}
                openings={week[weekday - 1] ?? []}
                onChange={(openings) => change(week.with(weekday - 1, openings))}
              />
              <CopyMenu weekday={weekday} onCopy={(to) => copy(weekday, to)} />
            </li>
          ))}
        </ul>
      </Form>
    </Card>
  )
}
