import { TextInput, type TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** For houses that do not know their own address: their letters have a code to copy instead of a link. */
export function LetterCodeField(props: TextInputProps) {
  const { t } = useTranslation('identity')
  return (
    <TextInput
      label={t('letter_code')}
      required
      withAsterisk={false}
      description={t('letter_code_hint')}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={200}
      {...props}
    />
  )
}
