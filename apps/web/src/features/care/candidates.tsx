import type { LookUpAnswer } from '@balai/care/lookups/contract.ts'
import { Button, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './candidates.module.css'
import { CompositionLine } from './composition-line.tsx'
import { FindingTitle } from './finding-title.tsx'

interface CandidatesProps {
  readonly answer: Extract<LookUpAnswer, { ambiguous: true }>
  readonly onChoose: (medicineId: number) => void
  readonly onNone: () => void
}

/** Asks which of several is meant, because a guess could be the wrong medicine. */
export function Candidates({ answer: { by, candidates }, onChoose, onNone }: CandidatesProps) {
  const { t } = useTranslation('care')
  return (
    <section aria-labelledby="finding">
      <FindingTitle>{t('which.title')}</FindingTitle>
      <Text mb="md">{t(`which.${by}`)}</Text>
      <ul className={styles.list} aria-labelledby="finding">
        {candidates.map(({ id, name, composition }) => (
          <li key={id}>
            <button type="button" className={styles.candidate} onClick={() => onChoose(id)}>
              <span>
                <span className={styles.name} translate="no">
                  {name}
                </span>
                <CompositionLine composition={composition} />
              </span>
              <IconChevronRight size={20} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={onNone}>
        {t('which.none')}
      </Button>
    </section>
  )
}
