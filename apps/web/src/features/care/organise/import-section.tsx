import type { CareStatus } from '@balai/care/settings/contract.ts'
import { Alert, Button, Card, Progress, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saveAs } from '../../../api/download.ts'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Form } from '../../../ui/form.tsx'
import { exampleTable } from './example-table.ts'
import { RowErrors } from './row-errors.tsx'
import { useImport } from './use-import.ts'

/** Makes a file the whole table of medicines. */
export function ImportSection({ source }: Pick<CareStatus, 'source'>) {
  const { t } = useTranslation('care')
  return (
    <section aria-labelledby="import">
      <Title order={2} id="import">
        {t('import.title')}
      </Title>
      <Text c="dimmed" mt={2} mb="md">
        {t(source === 'remote' ? 'import.remote' : 'import.lead')}
      </Text>
      {source === 'local' && <ImportForm />}
    </section>
  )
}

function ImportForm() {
  const { t } = useTranslation('care')
  const { part, refused, send } = useImport()
  const form = useForm<{ file: File | null }>({
    initialValues: { file: null },
    validate: { file: (file) => (file === null ? t('import.needed') : null) },
  })
  const submit = async ({ file }: { file: File | null }) => {
    if (file !== null && (await send(file))) form.reset()
  }
  return (
    <Stack>
      <Card maw={760}>
        <Form
          form={form}
          onSubmit={submit}
          submitLabel={t('import.submit')}
          actions={
            <Button
              variant="subtle"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={saveExample}
            >
              {t('import.example')}
            </Button>
          }
        >
          <FileDrop
            label={t('import.file')}
            description={t('import.columns')}
            icon={IconFileSpreadsheet}
            accept=".csv,text/csv"
            disabled={part !== null}
            {...form.getInputProps('file')}
          />
          {part !== null && <Sent part={part} />}
        </Form>
      </Card>
      {refused !== null && (
        <>
          <Alert role="alert" color="delima" title={t('import.refused', { count: refused.bad_rows })}>
            {refused.bad_rows > refused.row_errors.length &&
              t('import.first', { count: refused.row_errors.length })}
          </Alert>
          <RowErrors errors={refused.row_errors} />
        </>
      )}
    </Stack>
  )
}

/** The server reads as it receives, so what has been sent is nearly what has been read. */
function Sent({ part }: { part: number }) {
  const { t } = useTranslation('care')
  const percent = Math.floor(part * 100)
  const words = percent < 100 ? t('import.sending', { part: percent }) : t('import.finishing')
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('import.title')} animated={percent === 100} />
      </Progress.Root>
      <Text size="sm" mt={4} className="numbers">
        {words}
      </Text>
    </div>
  )
}

function saveExample(): void {
  // spreadsheets take a file for UTF-8 only by its byte order mark
  saveAs(new Blob(['\uFEFF', exampleTable], { type: 'text/csv' }), 'medicines.csv')
}
