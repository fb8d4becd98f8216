import type { PreferenceView } from '@balai/notify/preferences/contract.ts'
import { Checkbox, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './preference-table.module.css'
import type { Way } from './use-preferences.ts'

interface PreferenceTableProps {
  readonly preferences: readonly PreferenceView[]
  readonly onChoose: (kind: string, way: Way, enabled: boolean) => void
}

const ways: readonly Way[] = ['in_app', 'email']

/** Kinds by ways; what nobody can turn off says why. */
export function PreferenceTable({ preferences, onChoose }: PreferenceTableProps) {
  const { t } = useTranslation('notify')
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('preferences.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('preferences.kind')}</th>
          {ways.map((way) => (
            <th key={way} scope="col">
              {t(`preferences.ways.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      {[...Map.groupBy(preferences, ({ group }) => group)].map(([group, kinds]) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={3} className={styles.group}>
              {t(`groups.${group}`)}
            </th>
          </tr>
          {kinds.map((each) => (
            <KindRow key={each.kind} preference={each} onChoose={onChoose} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface KindRowProps {
  readonly preference: PreferenceView
  readonly onChoose: PreferenceTableProps['onChoose']
}

function KindRow({ preference, onChoose }: KindRowProps) {
  const { t } = useTranslation('notify')
  const { kind, name } = preference
  const isLocked = ways.some((way) => !preference[way].may_change)
  return (
    <tr>
      <th scope="row" className={styles.kind}>
        {name}
        {isLocked && (
          <Text size="sm" c="dimmed" fw={400}>
            {kind === 'waitlist_offer' ? t('preferences.locked_offer') : t('preferences.locked_account')}
          </Text>
        )}
      </th>
      {ways.map((way) => (
        <td key={way}>
          {preference[way].may_change ? (
            // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside, and has its own name
            <label className={styles.choice}>
              <Checkbox
                aria-label={t(`preferences.named.${way}`, { name })}
                checked={preference[way].enabled}
                onChange={({ currentTarget }) => onChoose(kind, way, currentTarget.checked)}
              />
            </label>
          ) : (
            <span className={styles.locked}>
              <IconLock size={16} aria-hidden />
              {t('preferences.always')}
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}
