import type { GateTally } from '@balai/attendance/live/contract.ts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import panel from './board-page.module.css'
import styles from './gate-bars.module.css'

/** What each gate let in, beside the others. */
export function GateBars({ gates }: { gates: readonly GateTally[] }) {
  const { t } = useTranslation('organise')
  const most = Math.max(1, ...gates.map(({ entries }) => entries))
  return (
    <section className={panel.panel}>
      <h3 id="per-gate">{t('board.per_gate')}</h3>
      {gates.length === 0 ? (
        <p>{t('board.no_scans')}</p>
      ) : (
        <table className={styles.gates} aria-labelledby="per-gate">
          <thead>
            <tr>
              <th scope="col">{t('board.gate')}</th>
              <th scope="col">{t('board.entries')}</th>
              <th scope="col">{t('board.exits')}</th>
              <th scope="col">{t('board.not_in')}</th>
            </tr>
          </thead>
          <tbody>
            {gates.map(({ gate, entries, exits, duplicates, refused, conflicts }) => (
              <tr key={gate ?? ''}>
                <th scope="row">
                  {gate ?? t('board.no_gate')}
                  <span className={styles.bar} style={{ inlineSize: `${(entries / most) * 100}%` }} />
                </th>
                <td>{formatNumber(entries)}</td>
                <td>{formatNumber(exits)}</td>
                <td>{formatNumber(duplicates + refused + conflicts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
