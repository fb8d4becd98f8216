import type { Condition, CopyView } from '@balai/spaces/books/contract.ts'
import { Button, Radio, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { useWorkKey } from '../../../../api/work-key.ts'
import { Dialog } from '../../../../ui/dialog.tsx'
import { Form } from '../../../../ui/form.tsx'
import { say } from '../../../../ui/say.tsx'
import { libraryKey } from '../library-queries.ts'

interface CopyDialogProps {
  readonly titleId: string
  /** Null: a new one. */
  readonly copy: CopyView | null
  readonly onClose: () => void
}

type Values = { label: string; condition: Condition; in_service: boolean }

export function CopyDialog({ titleId, copy, onClose }: CopyDialogProps) {
  const { t } = useTranslation(['library', 'loans', 'common'])
  const queries = useQueryClient()
  const saveCopy = useSaveCopy(titleId, copy)
  const form = useForm<Values>({
    initialValues: {
      label: copy?.label ?? '',
      condition: copy?.condition ?? 'new',
      in_service: !(copy?.out_of_service ?? false),
    },
    validate: { label: (label) => (label.trim() === '' ? t('edit.needed') : null) },
  })
  const save = async (values: Values) => {
    await saveCopy(values)
    await queries.invalidateQueries({ queryKey: libraryKey })
    say(t('common:saved'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={copy === null ? t('copies.add') : t('copies.edit_of', copy)}>
      <Form
        form={form}
        onSubmit={save}
        submitLabel={t('common:save')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <TextInput
          label={t('copies.label')}
          description={t('copies.label_why')}
          required
          maxLength={40}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('label')}
        />
        <Radio.Group label={t('condition')} size="md" {...form.getInputProps('condition')}>
          <Stack gap="xs" mt="xs">
            <Radio value="new" label={t('loans:conditions.new')} />
            <Radio value="pre_loved" label={t('loans:conditions.pre_loved')} />
          </Stack>
        </Radio.Group>
        {copy !== null && (
          <Switch
            label={t('copies.in_service')}
            description={t('copies.in_service_why')}
            {...form.getInputProps('in_service', { type: 'checkbox' })}
          />
        )}
      </Form>
    </Dialog>
  )
}

function useSaveCopy(titleId: string, copy: CopyView | null) {
  const keyOf = useWorkKey()
  return async ({ label, condition, in_service }: Values) => {
    const body = { label: label.trim(), condition }
    if (copy === null) {
      const params = { path: { titleId } }
      return await read(api.POST('/api/v1/titles/{titleId}/copies', { params, headers: keyOf(body), body }))
    }
    return await read(
      api.PATCH('/api/v1/copies/{copyId}', {
        params: { path: { copyId: copy.id } },
        body: { ...body, out_of_service: !in_service },
      }),
    )
  }
}
