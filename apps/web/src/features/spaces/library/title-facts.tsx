import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languageName } from './language-name.ts'
import styles from './title-facts.module.css'

/** What stands on the first pages of a book. */
export function TitleFacts({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const { publisher, year, language, isbn, tags } = title
  return (
    <dl className={styles.facts}>
      {publisher !== null && <Fact name={t('publisher')}>{publisher}</Fact>}
      {year !== null && <Fact name={t('year')}>{year}</Fact>}
      <Fact name={t('language')}>{languageName(language)}</Fact>
      {isbn !== null && (
        <Fact name={t('isbn')}>
          <span className="numbers">{isbn}</span>
        </Fact>
      )}
      {tags.length > 0 && (
        <Fact name={t('tags')}>
          <ul className={styles.tags}>
            {tags.map((tag) => (
              <li key={tag}>
                <Link to="/library" search={{ tag }} className={styles.tag}>
                  {tag}
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
