import type { Medicine } from '@balai/care/medicines/contract.ts'
import { Combobox, TextInput, useCombobox, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { careKey } from './care-queries.ts'
import { CompositionLine } from './composition-line.tsx'
import styles from './medicine-field.module.css'

interface MedicineFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly text: string
  /** A MediMatch elsewhere knows none. */
  readonly hasSuggestions: boolean
  readonly error: ReactNode
  readonly onText: (text: string) => void
  readonly onChoose: (medicine: Medicine) => void
}

/** A text with suggestions beneath: one is taken by arrow keys and Enter, and without one the text itself is asked for. */
export function MedicineField(props: MedicineFieldProps) {
  const { ref, text, hasSuggestions, error, onText, onChoose } = props
  const { t } = useTranslation('care')
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })
  const found = useSuggestions(text, hasSuggestions && list.dropdownOpened)
  const choose = (id: string) => {
    const medicine = found.find((each) => String(each.id) === id)
    list.closeDropdown()
    if (medicine !== undefined) onChoose(medicine)
  }
  return (
    <div className={styles.field}>
      <Combobox store={list} onOptionSubmit={choose}>
        <Combobox.Target withExpandedAttribute autoComplete="off">
          <TextInput
            ref={ref}
            label={t('field.label')}
            description={t(hasSuggestions ? 'field.why' : 'field.why_remote')}
            value={text}
            onChange={({ currentTarget }) => {
              onText(currentTarget.value)
              list.openDropdown()
              list.resetSelectedOption()
            }}
            onBlur={() => list.closeDropdown()}
            onKeyDown={({ key }) => {
              // without a chosen suggestion, Enter asks for the text
              if (key === 'Enter') list.closeDropdown()
            }}
            maxLength={200}
            autoComplete="off"
            // some browsers ask a server about the spelling
            spellCheck={false}
            error={error}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <Combobox.Options aria-label={t('field.suggestions')} mah={320} style={{ overflowY: 'auto' }}>
            {found.map((medicine) => (
              <Combobox.Option key={medicine.id} value={String(medicine.id)}>
                <span className={styles.name} translate="no">
                  {medicine.name}
                </span>
                <CompositionLine composition={medicine.composition} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <VisuallyHidden role="status">
        {found.length > 0 && list.dropdownOpened && t('field.count', { count: found.length })}
      </VisuallyHidden>
    </div>
  )
}

const none: readonly Medicine[] = []

/** Kept no longer than they are shown. */
function useSuggestions(typed: string, isWanted: boolean): readonly Medicine[] {
  const [text] = useDebouncedValue(typed.trim(), 200)
  const asked = isWanted && text.length >= 2
  const { data } = useQuery({
    queryKey: [...careKey, 'suggestions', text],
    queryFn: ({ signal }) =>
      read(api.POST('/api/v1/care/medicine-searches', { body: { text, limit: 8 }, signal })),
    enabled: asked,
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  })
  return asked ? (data?.data ?? none) : none
}
