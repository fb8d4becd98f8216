import type { Composition } from '@balai/care/compositions/contract.ts'
import type { LookUpAnswer, Match } from '@balai/care/lookups/contract.ts'
import { Badge } from '@mantine/core'
import { IconCheck, IconEqualNot, IconMinus, IconPlus, IconQuestionMark } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Agreement, agreementsOf } from './agreements.ts'
import styles from './similar-product.module.css'

type Item = Extract<LookUpAnswer, { ambiguous: false }>['items'][number]

const colours = { exact: 'daun', same_ingredients: 'nila', partial: 'kunyit', unknown: 'gray' } as const

/** One product, and ingredient by ingredient how it agrees: by mark and by words. */
export function SimilarProduct({ item, asked }: { item: Item; asked: Composition | null }) {
  return (
    <li className={styles.product}>
      <div className={styles.words}>
        <div className={styles.head}>
          <h3 className={styles.name} translate="no">
            {item.name}
          </h3>
          <Level completeness={item.completeness} />
        </div>
        <ul className={styles.parts}>
          {agreementsOf(asked, item).map((agreement) => (
            <PartLine
              key={`${agreement.kind} ${agreement.part.ingredient}`}
              agreement={agreement}
              isCompared={asked !== null}
            />
          ))}
        </ul>
      </div>
    </li>
  )
}

function Level({ completeness: { level, shared, total } }: { completeness: Match['completeness'] }) {
  const { t } = useTranslation('care')
  return <Badge color={colours[level]}>{t(`level.${level}`, { shared, total })}</Badge>
}

const marks = {
  same: IconCheck,
  different: IconEqualNot,
  unknown: IconQuestionMark,
  extra: IconPlus,
  missing: IconMinus,
} as const

function PartLine({ agreement, isCompared }: { agreement: Agreement; isCompared: boolean }) {
  const { t } = useTranslation('care')
  const { part, kind } = agreement
  const Mark = marks[kind]
  return (
    <li className={styles.part} data-kind={isCompared ? kind : 'plain'}>
      {isCompared && (
        <span className={styles.mark} aria-hidden>
          <Mark size={16} stroke={2.5} />
        </span>
      )}
      <span>
        <span translate="no" className={styles.ingredient}>
          {part.ingredient}
        </span>{' '}
        <span translate="no">{part.strength ?? ''}</span>
        {part.strength === null && <span>{t('strength_unknown')}</span>}
        {isCompared && <span className={styles.agreement}> · {t(`agreement.${kind}`)}</span>}
      </span>
    </li>
  )
}
