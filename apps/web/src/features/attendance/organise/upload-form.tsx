import type { ImportView } from '@balai/attendance/imports/contract.ts'
import { Button, Card, Radio, Stack, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { saveAs } from '../../../api/download.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Form } from '../../../ui/form.tsx'
import { useOrganisedEvent } from './organised-event.ts'

type Values = { file: File | null; mode: ImportView['mode']; create_types: boolean }

/** Sends a guest list, and goes to where one sees what becomes of it. */
export function UploadForm() {
  const { t } = useTranslation('organise')
  const { id: eventId } = useOrganisedEvent()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const form = useForm<Values>({
    initialValues: { file: null, mode: 'all_or_nothing', create_types: false },
    validate: { file: (file) => (file === null ? t('imports.file_needed') : null) },
  })
  const upload = async ({ file, mode, create_types }: Values) => {
    if (file === null) return
    const work = [file.name, file.size, file.lastModified, mode, create_types]
    const { id: importId } = await read(
      api.POST('/api/v1/events/{eventId}/imports', {
        params: { path: { eventId }, query: { mode, create_types } },
        headers: { ...keyOf(work), 'content-type': 'text/csv' },
        body: file,
        bodySerializer: () => file,
      }),
    )
    await queries.invalidateQueries({ queryKey: ['events', eventId, 'imports'] })
    await navigate({
      to: '/events/$eventId/organise/imports/$importId',
      params: { eventId, importId },
    })
  }
  return (
    <Card maw={760}>
      <Form
        form={form}
        onSubmit={upload}
        submitLabel={t('imports.upload')}
        actions={
          <Button variant="subtle" leftSection={<IconDownload size={18} aria-hidden />} onClick={saveExample}>
            {t('imports.example')}
          </Button>
        }
      >
        <FileDrop
          label={t('imports.file')}
          description={t('imports.columns')}
          icon={IconFileSpreadsheet}
          accept=".csv,text/csv"
          {...form.getInputProps('file')}
        />
        <Radio.Group label={t('imports.mode')} size="md" {...form.getInputProps('mode')}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="all_or_nothing"
              label={t('imports.modes.all_or_nothing')}
              description={t('imports.all_or_nothing_why')}
            />
            <Radio
              value="skip_bad_rows"
              label={t('imports.modes.skip_bad_rows')}
              description={t('imports.skip_bad_rows_why')}
            />
          </Stack>
        </Radio.Group>
        <Switch
          size="md"
          label={t('imports.create_types')}
          description={t('imports.create_types_why')}
          {...form.getInputProps('create_types', { type: 'checkbox' })}
        />
      </Form>
    </Card>
  )
}

const example = `name,email,username,type,code
Ni Luh Ayu,ayu@example.org,,VIP,
Ketut Arya,,ketut,Umum,
"Wirawan, Made",made@example.org,,Umum,MADE-01
`

function saveExample(): void {
  // spreadsheets take a file for UTF-8 only by its byte order mark
  saveAs(new Blob(['\uFEFF', example], { type: 'text/csv' }), 'guests.csv')
}
