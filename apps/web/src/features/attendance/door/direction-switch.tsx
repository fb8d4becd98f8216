import { IconDoorEnter, IconDoorExit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './scanner.module.css'

interface DirectionSwitchProps {
  readonly direction: 'entry' | 'exit'
  readonly onChange: (direction: 'entry' | 'exit') => void
}

/** Where people may go out and come in again. */
export function DirectionSwitch({ direction, onChange }: DirectionSwitchProps) {
  const { t } = useTranslation('door')
  const icons = { entry: IconDoorEnter, exit: IconDoorExit }
  return (
    <fieldset className={styles.directions}>
      <legend className={styles.unseen}>{t('direction.label')}</legend>
      {(['entry', 'exit'] as const).map((each) => {
        const Icon = icons[each]
        return (
          <button
            key={each}
            type="button"
            className={styles.direction}
            aria-pressed={direction === each}
            onClick={() => onChange(each)}
          >
            <Icon size={22} aria-hidden />
            {t(`direction.${each}`)}
          </button>
        )
      })}
    </fieldset>
  )
}
