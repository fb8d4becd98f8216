import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Link } from '@tanstack/react-router'
import linkCard from '../../../ui/link-card.module.css'
import { Cover } from './cover.tsx'
import { allOf, StockBadge } from './stock-badge.tsx'
import styles from './title-card.module.css'

/** The whole card leads to the title; its link's name is the title. */
export function TitleCard({ title }: { title: TitleView }) {
  return (
    <article className={`${linkCard.card} ${styles.card}`}>
      <Cover book={{ ...title, titleId: title.id }} sizes="(min-width: 48em) 12rem, 45vw" />
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link
            to="/library/$titleId"
            params={{ titleId: title.id }}
            className={linkCard.link}
            translate="no"
            lang={title.language}
          >
            {title.title}
          </Link>
        </h2>
        <p className={styles.author} translate="no">
          {title.author}
        </p>
        <div className={styles.stock}>
          <StockBadge stock={allOf(title)} />
        </div>
      </div>
    </article>
  )
}
