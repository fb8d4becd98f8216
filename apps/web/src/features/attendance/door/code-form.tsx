import { IconArrowRight } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './scanner.module.css'

/** For a ticket whose QR no camera reads: the code that stands under it. */
export function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('door')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    onCode(code)
    setCode('')
  }
  return (
    <form className={styles.code} onSubmit={submit}>
      <input
        className={styles.codeField}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        aria-label={t('code.label')}
        placeholder={t('code.label')}
        maxLength={255}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
      />
      <button type="submit" className={styles.round} aria-label={t('code.check')}>
        <IconArrowRight aria-hidden />
      </button>
    </form>
  )
}
