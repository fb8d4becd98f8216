import { Button } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { session } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { NewPasswordField } from './password-field.tsx'

interface ChooseOwnPasswordProps {
  /** Typed a moment ago, and not asked for again. */
  readonly currentPassword: string
  readonly onDone: () => void
}

export function ChooseOwnPassword({ currentPassword, onDone }: ChooseOwnPasswordProps) {
  const { t } = useTranslation('identity')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { new_password: '' },
    validate: { new_password: isNotEmpty(t('new_password_missing')) },
  })
  const submit = async ({ new_password }: typeof form.values) => {
    await session.changePassword({ current_password: currentPassword, new_password })
    onDone()
  }
  return (
    <>
      <PageHeader title={t('own_password.title')} lead={t('own_password.lead')} />
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={t('own_password.submit')}
        fullWidth
        actions={
          <Button variant="subtle" fullWidth onClick={onDone}>
            {t('own_password.later')}
          </Button>
        }
      >
        <NewPasswordField
          label={t('new_password')}
          required
          withAsterisk={false}
          key={form.key('new_password')}
          {...form.getInputProps('new_password')}
        />
      </Form>
    </>
  )
}
