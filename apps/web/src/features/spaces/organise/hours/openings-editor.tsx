import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { OpeningFields } from './opening-fields.tsx'
import { faultsOf, type Opening, openingAfter } from './week.ts'

interface OpeningsEditorProps {
  readonly of: string
  readonly openings: readonly Opening[]
  readonly onChange: (openings: readonly Opening[]) => void
}

const mostOpenings = 10

/** The openings of one day; none: closed. */
export function OpeningsEditor({ of, openings, onChange }: OpeningsEditorProps) {
  const { t } = useTranslation('spaces_admin')
  const faults = faultsOf(openings)
  return (
    <Stack gap="xs">
      {openings.length === 0 && <Text c="dimmed">{t('hours.closed')}</Text>}
      {openings.map((opening, index) => (
        <OpeningFields
          key={opening.key}
          of={of}
          opening={opening}
          fault={faults.get(index)}
          onChange={(changed) => onChange(openings.with(index, changed))}
          onRemove={() => onChange(openings.toSpliced(index, 1))}
        />
      ))}
      {openings.length < mostOpenings && (
        <Button
          variant="subtle"
          size="sm"
          px="xs"
          ml="-0.625rem"
          style={{ alignSelf: 'start' }}
          leftSection={<IconPlus size={16} aria-hidden />}
          aria-label={t('hours.add_of', { day: of })}
          onClick={() => onChange([...openings, openingAfter(openings)])}
        >
          {t(openings.length === 0 ? 'hours.open' : 'hours.add')}
        </Button>
      )}
    </Stack>
  )
}
