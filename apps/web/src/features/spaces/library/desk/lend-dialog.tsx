import type { Condition } from '@balai/spaces/books/contract.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { useWorkKey } from '../../../../api/work-key.ts'
import { formatDay } from '../../../../i18n/format.ts'
import { Dialog } from '../../../../ui/dialog.tsx'
import { Form } from '../../../../ui/form.tsx'
import { say } from '../../../../ui/say.tsx'
import { libraryKey, useTitles } from '../library-queries.ts'
import { allOf } from '../stock-badge.tsx'

/** For somebody who stands at the desk: reserves a copy in their name, and hands it over. */
export function LendDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['library', 'loans', 'common'])
  const lend = useLend()
  const form = useForm({
    initialValues: { title_id: '', condition: '', for: '' },
    validate: {
      title_id: (id) => (id === '' ? t('lend.title_needed') : null),
      for: (username) => (username.trim() === '' ? t('lend.who_needed') : null),
    },
  })
  const submit = async (values: typeof form.values) => {
    const due = await lend(values)
    say(t('desk.handed_over', { day: formatDay(due ?? '') }))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('lend.title')}>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={t('lend.submit')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <TitleSelect {...form.getInputProps('title_id')} />
        <Select
          label={t('condition')}
          data={[
            { value: '', label: t('any_condition') },
            { value: 'pre_loved', label: t('loans:conditions.pre_loved') },
            { value: 'new', label: t('loans:conditions.new') },
          ]}
          {...form.getInputProps('condition')}
        />
        <TextInput
          label={t('lend.who')}
          description={t('lend.who_why')}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('for')}
        />
      </Form>
    </Dialog>
  )
}

/** Titles that are free, as one types. */
function TitleSelect(props: object) {
  const { t } = useTranslation('library')
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  // what was chosen stands in the field, and is no search
  const titles = useTitles({ free: true, q: q === chosen?.label ? undefined : q })
  const found = (titles.rows ?? []).map((title) => ({
    value: title.id,
    label: t('lend.option', { title: title.title, author: title.author, free: allOf(title).free }),
  }))
  const isListed = chosen === null || found.some(({ value }) => value === chosen.value)
  return (
    <Select
      {...props}
      label={t('lend.book')}
      placeholder={t('search')}
      required
      searchable
      data-autofocus
      data={isListed ? found : [chosen, ...found]}
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      onOptionSubmit={(id) => setChosen(found.find(({ value }) => value === id) ?? chosen)}
      nothingFoundMessage={t('lend.none_free')}
    />
  )
}

interface Lending {
  readonly title_id: string
  readonly condition: string
  readonly for: string
}

/** Answers when it is due. Sent again after half of it failed, it goes on from there. */
function useLend() {
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const handOverKeyOf = useWorkKey()
  return async ({ title_id, condition, ...wish }: Lending): Promise<string | null> => {
    const body = {
      title_id,
      for: wish.for.trim(),
      ...(condition !== '' && { condition: condition as Condition }),
    }
    try {
      const { id } = await read(api.POST('/api/v1/book-reservations', { headers: keyOf(body), body }))
      const handOver = { params: { path: { loanId: id } }, headers: handOverKeyOf(id) }
      return (await read(api.POST('/api/v1/loans/{loanId}/hand-over', handOver))).due_at
    } finally {
      await queries.invalidateQueries({ queryKey: libraryKey })
    }
  }
}
