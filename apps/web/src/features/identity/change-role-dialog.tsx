import type { Account } from '@balai/identity/accounts/contract.ts'
import { Alert, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { roles } from './account-query.ts'
import { useChangePerson } from './use-change-person.ts'

export function ChangeRoleDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const { isMe, change } = useChangePerson(person)
  const form = useForm({ initialValues: { role: person.role as string } })
  const submit = async (values: typeof form.values) => {
    const role = roles.find((each) => each === values.role) ?? person.role
    await change({ role })
    say(t('change_role.done', { name: person.name, role: t(`common:roles.${role}`) }))
    onClose()
  }
  const steppingDown = isMe && person.role === 'admin' && form.values.role !== 'admin'
  return (
    <Dialog onClose={onClose} title={t('change_role.title')}>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={steppingDown ? t('change_role.step_down') : t('change_role.submit')}
        submitColor={steppingDown ? 'delima' : 'daun'}
        fullWidth
      >
        <Radio.Group label={t('change_role.of', { name: person.name })} {...form.getInputProps('role')}>
          <Stack gap="sm" mt="sm">
            {roles.map((role) => (
              <Radio
                key={role}
                size="md"
                value={role}
                label={t(`common:roles.${role}`)}
                description={t(`role_means.${role}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {steppingDown && (
          <Alert role="alert" color="delima" icon={<IconAlertTriangle aria-hidden />}>
            {t('change_role.yourself')}
          </Alert>
        )}
      </Form>
    </Dialog>
  )
}
