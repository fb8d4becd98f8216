import styles from './wordmark.module.css'

/** The roof of a hall, and the name under it. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="8 9 48 44" width="30" height="28" aria-hidden="true">
        <path
          className={styles.roof}
          d="M32 11c4.500 6.500 11.500 11.500 22 14.500L51.500 32h-39L10 25.500C20.500 22.500 27.500 17.500 32 11z"
        />
        <path className={styles.posts} d="M16 36h5v15h-5zM29.500 36h5v15h-5zM43 36h5v15h-5z" />
      </svg>
      balai
    </span>
  )
}
