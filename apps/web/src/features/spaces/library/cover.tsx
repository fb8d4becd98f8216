import type { TitleView } from '@balai/spaces/books/contract.ts'
import { useState } from 'react'
import styles from './cover.module.css'

interface CoverProps {
  readonly book: Pick<TitleView, 'title' | 'author' | 'cover'> & { readonly titleId: string }
  /** As `<img sizes>` has it: how wide it stands there. */
  readonly sizes: string
  /** Above the fold, or the picture of the page. */
  readonly isFirst?: boolean
}

/** The picture of a book, or one that is made of its title. For the eye alone: its name stands beside it in words. */
export function Cover({ book, sizes, isFirst = false }: CoverProps) {
  const { titleId, title, author, cover } = book
  const [broken, setBroken] = useState<string | null>(null)
  if (cover === null || cover === broken) return <MadeCover titleId={titleId} title={title} author={author} />
  const source = (size: 'small' | 'large') =>
    `/api/v1/titles/${titleId}/cover?size=${size}&version=${encodeURIComponent(cover)}`
  return (
    <span className={styles.cover}>
      <img
        className={styles.picture}
        src={source('small')}
        srcSet={`${source('small')} 160w, ${source('large')} 640w`}
        sizes={sizes}
        alt=""
        loading={isFirst ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setBroken(cover)}
      />
    </span>
  )
}

const cloths = ['leaf', 'indigo', 'pomegranate', 'turmeric', 'stone'] as const

/** Bound in one of a few cloths; a title always in the same. */
function MadeCover({ titleId, title, author }: Pick<TitleView, 'title' | 'author'> & { titleId: string }) {
  const sum = [...titleId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9_973, 7)
  return (
    <span className={styles.cover} data-cloth={cloths[sum % cloths.length]} aria-hidden>
      <span className={styles.made}>
        <span className={styles.title} style={{ fontSize: `${sizeOf(title)}cqi` }} translate="no">
          {title}
        </span>
        <span className={styles.author} translate="no">
          {author}
        </span>
      </span>
    </span>
  )
}

/** In hundredths of the cover's width: as large as fits, so that no word is broken and the author has room. */
function sizeOf(title: string): number {
  const longest = Math.max(...title.split(/\s/).map((word) => word.length))
  const largest = title.length > 60 ? 7 : title.length > 30 ? 9 : 11
  return Math.max(5, Math.min(largest, 96 / longest))
}
