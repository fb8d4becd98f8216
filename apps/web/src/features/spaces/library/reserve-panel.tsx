import type { LoanView, TitleView } from '@balai/spaces/books/contract.ts'
import { Card, Group, Radio, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconMapPin } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { DueBadge } from './due-badge.tsx'
import { HolderActs } from './holder-acts.tsx'
import { libraryKey, useLoans } from './library-queries.ts'
import { allOf, StockBadge } from './stock-badge.tsx'

/** Whether one can have the book, and how; or that one has it. */
export function ReservePanel({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const mine = useLoans({ state: 'open', title_id: title.id })
  const [loan] = mine.rows ?? []
  return (
    <Card component="section" aria-labelledby="reserve">
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} id="reserve">
          {t(loan === undefined ? 'reserve.title' : 'reserve.yours')}
        </Title>
        {loan === undefined ? <StockBadge stock={allOf(title)} /> : <DueBadge loan={loan} />}
      </Group>
      <div aria-live="polite">
        {mine.rows === undefined && !mine.isError ? (
          <Skeleton h={120} />
        ) : loan === undefined ? (
          <Offer title={title} />
        ) : (
          <Yours loan={loan} />
        )}
      </div>
    </Card>
  )
}

function Yours({ loan }: { loan: LoanView }) {
  const { t } = useTranslation(['library', 'loans'])
  const { state, waits_until, due_at, copy_label } = loan
  return (
    <Stack gap="md">
      {state === 'reserved' && waits_until !== null ? (
        <>
          <Text>{t('reserve.fetch', { label: copy_label })}</Text>
          <Text fw={600}>{t('loans:waits_until', { at: formatDateTime(waits_until) })}</Text>
        </>
      ) : (
        due_at !== null && <Text>{t('loans:back_by', { at: formatDateTime(due_at) })}</Text>
      )}
      <div>
        <HolderActs loan={loan} />
      </div>
    </Stack>
  )
}

const choices = ['any', 'pre_loved', 'new'] as const
type Choice = (typeof choices)[number]

function Offer({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const [isNoted, setNoted] = useState(false)
  const form = useForm<{ condition: Choice }>({ initialValues: { condition: 'any' } })
  const reserve = useReserve(title.id, () => setNoted(true))
  const all = allOf(title)
  if (all.total === 0) return <Text>{t('reserve.no_copies')}</Text>
  const isFree = all.free > 0
  return (
    <Form
      form={form}
      onSubmit={reserve}
      submitLabel={t(isFree ? 'reserve.submit' : 'reserve.want')}
      submitColor={isFree ? 'daun' : 'nila'}
      fullWidth
    >
      {isFree ? <Choices title={title} inputProps={form.getInputProps('condition')} /> : null}
      <Text size="sm" c="dimmed">
        {isFree ? (
          <>
            <IconMapPin size={16} aria-hidden style={{ verticalAlign: '-0.15em' }} /> {t('reserve.how')}
          </>
        ) : (
          t(isNoted ? 'reserve.noted' : 'reserve.none_free')
        )}
      </Text>
    </Form>
  )
}

/** Whoever finds none free is remembered by the server: nobody who has one may then keep it longer. */
function useReserve(titleId: string, onNoted: () => void) {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  return async ({ condition }: { condition: Choice }) => {
    const body = { title_id: titleId, ...(condition !== 'any' && { condition }) }
    try {
      await read(api.POST('/api/v1/book-reservations', { headers: keyOf(body), body }))
      say(t('reserve.done'))
    } catch (error) {
      const { code, isPassing } = toProblem(error)
      // asked again after a refusal, it is another wish: a book may have come back
      if (!isPassing) keyOf.forget()
      if (code !== 'no_copy_free') throw error
      onNoted()
    } finally {
      await queries.invalidateQueries({ queryKey: libraryKey })
    }
  }
}

function Choices({ title, inputProps }: { title: TitleView; inputProps: object }) {
  const { t } = useTranslation('library')
  const { stock } = title
  const offered = choices.filter((choice) => choice === 'any' || stock[choice].total > 0)
  return (
    <Radio.Group label={t('reserve.which')} size="md" {...inputProps}>
      <Stack gap="xs" mt="xs">
        {offered.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            disabled={choice !== 'any' && stock[choice].free === 0}
            label={t(`reserve.choices.${choice}`)}
            description={choice === 'any' ? t('reserve.any_why') : t('stock.count', stock[choice])}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
