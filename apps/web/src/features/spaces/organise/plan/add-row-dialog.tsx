import { Button, Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../../ui/dialog.tsx'
import { Form } from '../../../../ui/form.tsx'
import { useSeatWords } from '../../plan/seat-words.ts'
import { seatKinds } from '../area-kinds.ts'
import type { SeatRow } from './add-seats.ts'
import { widestSeat } from './edit-plan.ts'

interface AddRowDialogProps {
  readonly initial: SeatRow
  readonly onAdd: (row: SeatRow) => void
  readonly onClose: () => void
}

const mostInRow = 50

/** A row of six desks, a column of three booths. */
export function AddRowDialog({ initial, onAdd, onClose }: AddRowDialogProps) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const { kindText } = useSeatWords()
  const form = useForm<SeatRow & Record<string, unknown>>({
    initialValues: { ...initial, count: 6 },
    validate: {
      count: (count) => (isWhole(count, 1, mostInRow) ? null : t('whole_number', { from: 1, to: mostInRow })),
      width: (width) =>
        isWhole(width, 1, widestSeat) ? null : t('whole_number', { from: 1, to: widestSeat }),
      height: (height) =>
        isWhole(height, 1, widestSeat) ? null : t('whole_number', { from: 1, to: widestSeat }),
      gap: (gap) => (isWhole(gap, 0, 10) ? null : t('whole_number', { from: 0, to: 10 })),
      first: (first) => (first.trim() === '' ? t('needed') : null),
    },
  })
  const add = async (row: SeatRow) => {
    onClose()
    onAdd({ ...row, first: row.first.trim() })
  }
  return (
    <Dialog onClose={onClose} title={t('plan.several')}>
      <Form
        form={form}
        onSubmit={add}
        submitLabel={t('plan.add')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <NumberInput
          label={t('plan.how_many')}
          allowDecimal={false}
          data-autofocus
          {...form.getInputProps('count')}
        />
        <Select
          label={t('plan.kind')}
          data={seatKinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
          {...form.getInputProps('kind')}
        />
        <SegmentedControl
          aria-label={t('plan.direction')}
          value={form.values.across ? 'row' : 'column'}
          onChange={(value) => form.setFieldValue('across', value === 'row')}
          data={[
            { value: 'row', label: t('plan.as_row') },
            { value: 'column', label: t('plan.as_column') },
          ]}
        />
        <TextInput
          label={t('plan.first_number')}
          description={t('plan.first_number_why')}
          maxLength={32}
          {...form.getInputProps('first')}
        />
        <Group grow align="flex-start">
          <NumberInput label={t('plan.width')} allowDecimal={false} {...form.getInputProps('width')} />
          <NumberInput label={t('plan.height')} allowDecimal={false} {...form.getInputProps('height')} />
          <NumberInput label={t('plan.gap')} allowDecimal={false} {...form.getInputProps('gap')} />
        </Group>
      </Form>
    </Dialog>
  )
}

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
