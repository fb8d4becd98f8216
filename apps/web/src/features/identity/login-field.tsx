import { TextInput, type TextInputProps } from '@mantine/core'

/** A name to log in with: no phone writes its first letter large, or corrects it. */
export function LoginField(props: TextInputProps) {
  return (
    <TextInput autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={254} {...props} />
  )
}
