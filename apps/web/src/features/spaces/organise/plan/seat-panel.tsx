import { Button, Group, NumberInput, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { knownFeatures, useSeatWords } from '../../plan/seat-words.ts'
import { seatKinds } from '../area-kinds.ts'
import type { DraftSeat } from './draft.ts'
import { changeSeats, widestPlan, widestSeat } from './edit-plan.ts'
import { RenumberForm } from './renumber-form.tsx'
import type { PlanEditor } from './use-plan-editor.ts'

interface SeatPanelProps {
  readonly editor: PlanEditor
  readonly seats: readonly DraftSeat[]
}

/** What is known of the seats that are selected. */
export function SeatPanel({ editor, seats }: SeatPanelProps) {
  const { t } = useTranslation('spaces_admin')
  const [seat] = seats
  if (seat === undefined) return null
  const several = seats.length > 1
  return (
    <Stack gap="sm">
      <Text component="h3" fw={700} m={0}>
        {several ? t('plan.selected', { count: seats.length }) : t('plan.seat', { number: seat.number })}
      </Text>
      {several ? <RenumberForm editor={editor} seats={seats} /> : <NumberField editor={editor} seat={seat} />}
      <Facts editor={editor} seats={seats} />
      {!several && <PlaceFields editor={editor} seat={seat} />}
      <Button
        variant="subtle"
        color="delima"
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={editor.remove}
      >
        {t('plan.remove', { count: seats.length })}
      </Button>
    </Stack>
  )
}

function NumberField({ editor, seat }: { editor: PlanEditor; seat: DraftSeat }) {
  const { t } = useTranslation('spaces_admin')
  const problem = editor.problems.find(({ key, kind }) => key === seat.key && kind.endsWith('_number'))
  return (
    <TextInput
      label={t('plan.number')}
      description={t('plan.number_why')}
      maxLength={32}
      value={seat.number}
      error={problem && t(`plan.problems.${problem.kind}`, { number: problem.number })}
      onChange={({ currentTarget: { value } }) =>
        editor.apply(
          (plan) => changeSeats(plan, new Set([seat.key]), { number: value }),
          `number of ${seat.key}`,
        )
      }
    />
  )
}

function Facts({ editor, seats }: SeatPanelProps) {
  const { t } = useTranslation('spaces_admin')
  const { kindText, featureText } = useSeatWords()
  const keys = new Set(seats.map(({ key }) => key))
  const change = (facts: Parameters<typeof changeSeats>[2]) =>
    editor.apply((plan) => changeSeats(plan, keys, facts))
  const kinds = new Set(seats.map(({ kind }) => kind))
  const shared = seats[0]?.features.filter((each) => seats.every(({ features }) => features.includes(each)))
  const codeOf = (text: string) => knownFeatures.find((each) => featureText(each) === text) ?? text
  return (
    <>
      <Select
        label={t('plan.kind')}
        placeholder={t('plan.various')}
        value={kinds.size === 1 ? (seats[0]?.kind ?? null) : null}
        data={seatKinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
        onChange={(value) => {
          const kind = seatKinds.find((each) => each === value)
          if (kind !== undefined) change({ kind })
        }}
      />
      <TagsInput
        size="md"
        label={t('plan.features')}
        description={t('plan.features_why')}
        maxTags={20}
        maxLength={40}
        acceptValueOnBlur
        data={knownFeatures.map(featureText)}
        value={shared?.map(featureText) ?? []}
        onChange={(texts) => change({ features: texts.map(codeOf) })}
      />
      <Switch
        label={t('plan.is_out_of_service')}
        description={t('plan.out_of_service_why')}
        checked={seats.every(({ out_of_service }) => out_of_service)}
        onChange={({ currentTarget }) => change({ out_of_service: currentTarget.checked })}
      />
    </>
  )
}

function PlaceFields({ editor, seat }: { editor: PlanEditor; seat: DraftSeat }) {
  const { t } = useTranslation('spaces_admin')
  const field = (name: 'plan_column' | 'plan_row' | 'plan_width' | 'plan_height', from: number) => ({
    min: from,
    max: name === 'plan_width' || name === 'plan_height' ? widestSeat : widestPlan,
    allowDecimal: false,
    clampBehavior: 'strict' as const,
    value: seat[name] + (name === 'plan_column' || name === 'plan_row' ? 1 : 0),
    onChange: (value: number | string) => {
      if (!Number.isInteger(value) || Number(value) < from) return
      const shown = Number(value)
      const place = { [name]: name === 'plan_column' || name === 'plan_row' ? shown - 1 : shown }
      editor.apply((plan) => changeSeats(plan, new Set([seat.key]), place), `${name} of ${seat.key}`)
    },
  })
  return (
    <Group grow gap="xs" align="flex-end">
      <NumberInput label={t('plan.column')} {...field('plan_column', 1)} />
      <NumberInput label={t('plan.row')} {...field('plan_row', 1)} />
      <NumberInput label={t('plan.width')} {...field('plan_width', 1)} />
      <NumberInput label={t('plan.height')} {...field('plan_height', 1)} />
    </Group>
  )
}
