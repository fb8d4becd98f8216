import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { Form } from '../../../../ui/form.tsx'
import { LeaveGuard } from '../../../../ui/leave-guard.tsx'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { AboutFields, AttendanceFields, QuotaSection, TimeFields } from './rule-fields.tsx'
import { RuleSentences } from './rule-sentences.tsx'
import { faultsOf, patchOf, type RuleValues, valuesOf } from './rule-values.ts'
import styles from './rules-form.module.css'

/** What an area is, what may be reserved there, and beside it what that comes to. */
export function RulesForm({ area }: { area: AreaView }) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const queries = useQueryClient()
  const form = useForm<RuleValues>({
    initialValues: valuesOf(area),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(faultsOf(values)).map(([field, fault]) => [field, t(`rules.faults.${fault}`)]),
      ),
  })
  // not the area as it is by now: what somebody else changed meanwhile must not be changed back
  const asSaved = useRef(form.getInitialValues())
  const save = async (values: RuleValues) => {
    const body = patchOf(asSaved.current, values)
    if (Object.keys(body).length > 0) {
      await read(api.PATCH('/api/v1/areas/{areaId}', { params: { path: { areaId: area.id } }, body }))
    }
    asSaved.current = values
    form.resetDirty()
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('common:saved'))
  }
  return (
    <div className={styles.parts}>
      <Form form={form} onSubmit={save} submitLabel={t('rules.save')}>
        <LeaveGuard isUnsaved={() => form.isDirty()} />
        <AboutFields form={form} />
        <TimeFields form={form} />
        <QuotaSection form={form} />
        <AttendanceFields form={form} />
      </Form>
      <div className={styles.aside}>
        <RuleSentences values={form.values} />
      </div>
    </div>
  )
}
