import { Card, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMinutes, formatNumber } from '../../../../i18n/format.ts'
import { faultsOf, type QuotaRow, type RuleValues } from './rule-values.ts'

/** What the rules come to for a member, in words, while they are changed. */
export function RuleSentences({ values }: { values: RuleValues }) {
  const { t } = useTranslation('spaces_admin')
  const sentences = useSentences(values)
  const isWhole = Object.keys(faultsOf(values)).length === 0
  return (
    <Card component="section" aria-label={t('rules.says.title')}>
      <Stack gap="xs" aria-live="polite">
        <Text component="h3" fw={700} m={0}>
          {t('rules.says.title')}
        </Text>
        {isWhole ? (
          sentences.map((sentence) => <Text key={sentence}>{sentence}</Text>)
        ) : (
          <Text c="dimmed">{t('rules.says.incomplete')}</Text>
        )}
      </Stack>
    </Card>
  )
}

function useSentences(values: RuleValues): readonly string[] {
  const { t } = useTranslation('spaces_admin')
  const { min_minutes, max_minutes, lead_minutes, no_show_minutes, reminder_minutes } = values
  const lengths = { min: formatMinutes(min_minutes), max: formatMinutes(max_minutes) }
  const step = formatMinutes(values.step_minutes)
  return [
    min_minutes === max_minutes
      ? t('rules.says.length', { length: lengths.min, step })
      : t('rules.says.lengths', { ...lengths, step }),
    values.ahead_days === 0 ? t('rules.says.today') : t('rules.says.ahead', { count: values.ahead_days }),
    lead_minutes === 0
      ? t('rules.says.until_start')
      : t('rules.says.lead', { time: formatMinutes(lead_minutes) }),
    ...useQuotaSentences(values.quotas),
    values.needs_approval ? t('rules.says.approval') : '',
    t('rules.says.hold', { time: formatMinutes(values.hold_minutes) }),
    t('rules.says.check_in', { time: formatMinutes(values.check_in_early_minutes) }),
    no_show_minutes === null
      ? t('rules.says.no_release')
      : t('rules.says.release', { time: formatMinutes(no_show_minutes) }),
    t('rules.says.offer', { time: formatMinutes(values.offer_minutes) }),
    reminder_minutes === null ? '' : t('rules.says.reminder', { time: formatMinutes(reminder_minutes) }),
  ].filter(Boolean)
}

/** Those that hold for members. */
function useQuotaSentences(quotas: readonly QuotaRow[]): readonly string[] {
  const { t } = useTranslation('spaces_admin')
  return quotas
    .filter(({ role }) => role === 'everybody' || role === 'member')
    .map(({ per, count, hours }) => {
      const amount = [
        count !== '' && t('rules.says.reservations', { count, number: formatNumber(count) }),
        hours !== '' && formatMinutes(Math.round(hours * 60)),
      ]
      return t(`rules.says.quota_${per}`, { amount: amount.filter(Boolean).join(t('rules.says.and')) })
    })
}
