import { SegmentedControl } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { type Language, language, languages, speak } from '../../i18n/i18n.ts'
import { session } from '../../session/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from './section.tsx'

/** Of this page, and of the letters that the house writes to them. */
export function LanguageSection() {
  const { t } = useTranslation(['identity', 'common'])
  const change = useMutation({
    mutationFn: async (locale: Language) => {
      await speak(locale)
      session.changeAccount(await read(api.PATCH('/api/v1/me', { body: { locale } })))
    },
  })
  return (
    <Section title={t('profile.language')} lead={t('profile.language_use')}>
      {change.isError && <ErrorState error={change.error} />}
      <SegmentedControl
        aria-label={t('profile.language')}
        size="md"
        value={language()}
        onChange={(value) => change.mutate(value === 'id' ? 'id' : 'en')}
        data={languages.map((each) => ({ value: each, label: t(`common:language.${each}`) }))}
      />
    </Section>
  )
}
