import type { WebhookEventType } from '@balai/notify/webhooks/contract.ts'
import { Checkbox, Fieldset, Radio, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { kindGroups, kindsIn, wordOf } from './event-kinds.ts'

interface KindsFieldProps {
  /** Null: everything. */
  readonly value?: readonly WebhookEventType[] | null
  readonly onChange?: (kinds: readonly WebhookEventType[] | null) => void
  readonly error?: ReactNode
}

/** Everything, also what later versions add, or some kinds by name. */
export function KindsField({ value = null, onChange, error }: KindsFieldProps) {
  const { t } = useTranslation('webhooks')
  return (
    <>
      <Radio.Group
        label={t('kinds')}
        value={value === null ? 'all' : 'some'}
        onChange={(which) => onChange?.(which === 'all' ? null : [])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('everything')} description={t('everything_hint')} />
          <Radio value="some" label={t('chosen_kinds')} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <Checkbox.Group
          aria-label={t('chosen_kinds')}
          value={[...value]}
          onChange={(kinds) => onChange?.(kinds as WebhookEventType[])}
          error={error}
        >
          <Stack gap="md">
            {kindGroups.map((group) => (
              <Fieldset
                key={group}
                variant="unstyled"
                legend={<Text fw={600}>{t(`kind_groups.${group}`)}</Text>}
              >
                <Stack gap="xs">
                  {kindsIn(group).map((kind) => (
                    <Checkbox key={kind} value={kind} label={t(`kind_names.${wordOf(kind)}`)} />
                  ))}
                </Stack>
              </Fieldset>
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  )
}
