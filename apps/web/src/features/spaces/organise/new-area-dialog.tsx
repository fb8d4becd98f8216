import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { TimeZoneSelect } from '../../../ui/time-zone-select.tsx'
import { areasKey } from '../area-queries.ts'
import { areaKinds } from './area-kinds.ts'

/** Asks for what an area must have; it has usual hours and rules, which are changed afterwards. */
export function NewAreaDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['spaces_admin', 'plan', 'common'])
  const navigate = useNavigate()
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const form = useForm({
    initialValues: {
      name: '',
      kind: 'coworking',
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    validate: { name: (name) => (name.trim() === '' ? t('needed') : null) },
  })
  const create = async ({ name, kind, time_zone }: typeof form.values) => {
    const body = {
      name: name.trim(),
      kind: areaKinds.find((each) => each === kind) ?? 'coworking',
      time_zone,
    }
    const area = await read(api.POST('/api/v1/areas', { headers: keyOf(body), body }))
    await queries.invalidateQueries({ queryKey: areasKey })
    say(t('new.done'))
    onClose()
    await navigate({ to: '/admin/spaces/$areaId/plan', params: { areaId: area.id } })
  }
  return (
    <Dialog onClose={onClose} title={t('new.title')}>
      <Form
        form={form}
        onSubmit={create}
        submitLabel={t('new.submit')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <TextInput
          label={t('name')}
          required
          maxLength={100}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t('kind')}
          data={areaKinds.map((kind) => ({ value: kind, label: t(`plan:area_kinds.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TimeZoneSelect description={t('time_zone_why')} {...form.getInputProps('time_zone')} />
      </Form>
    </Dialog>
  )
}
