import type { NewTitle, TitleView } from '@balai/spaces/books/contract.ts'
import { Group, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '../../../../ui/form.tsx'
import { LeaveGuard } from '../../../../ui/leave-guard.tsx'
import { languageName } from '../language-name.ts'
import { isIsbn } from './isbn.ts'
import { noTitle, type TitleValues, titleOf, valuesOf } from './title-values.ts'

interface TitleFormProps {
  readonly title: TitleView | null
  readonly submitLabel: string
  readonly onSave: (title: NewTitle) => Promise<TitleView>
  /** Once nothing typed can be lost any more. */
  readonly onSaved: (title: TitleView) => Promise<unknown>
}

const languages = ['id', 'en', 'jv', 'su', 'ban', 'ms', 'ar', 'nl', 'zh', 'ja', 'de', 'fr']

/** What stands on the first pages of a book; its copies and its cover have places of their own. */
export function TitleForm({ title, submitLabel, onSave, onSaved }: TitleFormProps) {
  const { t } = useTranslation('library')
  const form = useForm<TitleValues>({
    initialValues: title === null ? noTitle : valuesOf(title),
    validateInputOnBlur: ['isbn'],
    validate: {
      isbn: (isbn) => (isbn.trim() === '' || isIsbn(isbn) ? null : t('edit.no_isbn')),
      title: (text) => (text.trim() === '' ? t('edit.needed') : null),
      author: (text) => (text.trim() === '' ? t('edit.needed') : null),
    },
  })
  const isSaved = useRef(false)
  const save = async (values: TitleValues) => {
    const saved = await onSave(titleOf(values))
    isSaved.current = true
    form.setValues(valuesOf(saved))
    form.resetDirty()
    await onSaved(saved)
    isSaved.current = false
  }
  const { language } = form.values
  return (
    <Form form={form} onSubmit={save} submitLabel={submitLabel}>
      <LeaveGuard isUnsaved={() => !isSaved.current && form.isDirty()} />
      <TextInput
        label={t('isbn')}
        description={t('edit.isbn_why')}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        maw={320}
        {...form.getInputProps('isbn')}
      />
      <TextInput label={t('edit.title')} required maxLength={300} {...form.getInputProps('title')} />
      <TextInput label={t('author')} required maxLength={300} {...form.getInputProps('author')} />
      <Group gap="md" align="flex-start">
        <TextInput
          label={t('publisher')}
          maxLength={200}
          flex="2 1 14rem"
          {...form.getInputProps('publisher')}
        />
        <NumberInput
          label={t('year')}
          min={1}
          max={9_999}
          allowDecimal={false}
          flex="1 1 6rem"
          {...form.getInputProps('year')}
        />
        <Select
          label={t('language')}
          flex="1 1 10rem"
          searchable
          data={(languages.includes(language) ? languages : [language, ...languages]).map((tag) => ({
            value: tag,
            label: languageName(tag),
          }))}
          {...form.getInputProps('language')}
        />
      </Group>
      <TagsInput
        size="md"
        label={t('tags')}
        description={t('edit.tags_why')}
        maxTags={10}
        splitChars={[',', ';']}
        {...form.getInputProps('tags')}
      />
      <Textarea label={t('edit.description')} maxLength={10_000} {...form.getInputProps('description')} />
    </Form>
  )
}
